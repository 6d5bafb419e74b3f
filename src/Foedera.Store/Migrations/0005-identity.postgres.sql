-- A document is who published it and where (origin); what it calls itself (name) and where it says it comes from (claims) are claims.
-- id is the name while nobody else on record has it, else ORIGIN#NAME. Records made before kept absolute paths: of these the file name counts.
alter table documents add column name text not null default '';
alter table documents add column seen_name text not null default '';
alter table documents add column claims text;
alter table documents add column mark text not null default '';

update documents set
    name = id,
    seen_name = lower(id),
    claims = case when address like 'http%' then substr(address, strpos(address, '//')) end,
    mark = substr(coalesce(snapshot, fingerprint), 1, 16),
    origin = case when outlet is null then '' else outlet || ':' end
        || replace(replace(replace(regexp_replace(coalesce(origin, id), '^.*[/\\]', ''), '%', '%25'), '#', '%23'), ':', '%3A');

create index documents_name on documents (name);
create index documents_seen_name on documents (seen_name) where superseded_by is null;
create index documents_claims on documents (claims) where claims is not null;
create index documents_snapshot on documents (snapshot);
create index documents_superseded on documents (superseded_by) where superseded_by is not null;

-- What was taken back: that it was on record, never what it said. One row for each version of a removed document.
create table removals (
    key bigint primary key,
    id text not null,
    name text not null,
    origin text not null,
    mark text not null,
    outlet text,
    outlet_name text,
    published date,
    fingerprint text not null,
    snapshot text,
    recorded_at timestamptz not null,
    removed_at timestamptz not null,
    reason text not null
);
create index removals_id on removals (id);
create index removals_name on removals (name);
create index removals_origin on removals (origin);
create index removals_snapshot on removals (snapshot) where snapshot is not null;

-- The words of a witness that was superseded, beside each wording that was judged by them.
create table former_witnesses (
    witness_key bigint not null references documents (key) on delete cascade,
    first integer not null,
    past integer not null,
    text text not null,
    document_key bigint not null references documents (key) on delete cascade,
    place integer not null,
    until timestamptz not null,
    primary key (document_key, place, witness_key, first)
);
create index former_witnesses_witness on former_witnesses (witness_key);
