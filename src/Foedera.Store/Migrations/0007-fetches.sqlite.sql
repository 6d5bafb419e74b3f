-- How snapshots came over the network: what was asked, what answered, and by what the host recognises the version (RFC 9110, 8.8).
create table fetches (
    key integer primary key,
    asked text not null,
    address text not null,
    fetched_at text not null,
    request text not null,
    response text not null,
    tag text,
    modified text,
    snapshot text not null references snapshots (sha256) on delete cascade
) strict;
create unique index fetches_asked on fetches (asked, snapshot);
create index fetches_snapshot on fetches (snapshot);

-- How it stands with the sources that are watched.
create table watched (
    name text primary key,
    address text not null,
    next_visit text not null,
    last_visit text not null,
    last_new text,
    failures integer not null,
    problem text,
    tag text,
    modified text
) strict;
