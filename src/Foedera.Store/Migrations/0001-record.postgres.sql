-- The record: what was read, what was found in it, and when. Positions count Unicode code points, [start, end),
-- so that substr(text, start + 1, end - start) cuts a passage out.

create table snapshots (
    sha256 text primary key,
    address text not null,
    fetched_at timestamptz not null,
    length bigint not null,
    gzip bytea not null
);

create table outlets (
    slug text primary key,
    name text not null
);

create table documents (
    key bigint primary key,
    id text not null,
    text text not null,
    title text,
    outlet text references outlets (slug),
    address text,
    language text,
    published date,
    genre text not null,
    transcript_kind text not null,
    passages text not null,
    fingerprint text not null,
    statements_hash text not null,
    reader text not null,
    origin text,
    snapshot text references snapshots (sha256),
    recorded_at timestamptz not null,
    superseded_by bigint references documents (key) deferrable initially deferred
);
create unique index documents_current on documents (id) where superseded_by is null;
create index documents_id on documents (id);
create index documents_address on documents (address) where address is not null;
create index documents_origin on documents (origin) where origin is not null;
create index documents_outlet on documents (outlet, published);
create index documents_published on documents (published);

create table statements (
    key bigint primary key,
    document_key bigint not null references documents (key) on delete cascade,
    id text not null,
    number integer not null,
    kind text not null,
    type text not null,
    source text not null,
    cue text not null,
    content text not null,
    content_text text not null,
    speaker text,
    speaker_name text,
    speaker_id text,
    candidates text not null,
    figures text not null,
    horizon_first date,
    horizon_last date,
    said_first date,
    said_last date,
    confidence double precision not null,
    rule text not null
);
create unique index statements_document on statements (document_key, number);
create index statements_id on statements (id);
create index statements_speaker on statements (speaker, document_key) where speaker is not null;

create table figures (
    statement_key bigint not null references statements (key) on delete cascade,
    value double precision not null,
    upper double precision,
    unit text not null,
    comparator text not null,
    base text,
    subject text
);
create index figures_statement on figures (statement_key);
create index figures_value on figures (unit, value);

create table utterances (
    key bigint primary key,
    id text not null unique,
    speaker text,
    speaker_name text,
    speaker_id text,
    candidates text not null,
    witness text not null,
    wording_count integer not null,
    first_published date,
    last_published date
);
create index utterances_newest on utterances (last_published);
create index utterances_speaker on utterances (speaker) where speaker is not null;

create table wordings (
    utterance_key bigint not null references utterances (key) on delete cascade,
    number integer not null,
    document_key bigint not null references documents (key) on delete cascade,
    statement_key bigint references statements (key) on delete cascade,
    first integer not null,
    past integer not null,
    text text not null,
    verdict text not null,
    changes text not null,
    primary key (utterance_key, number)
);
create index wordings_statement on wordings (statement_key);
create index wordings_document on wordings (document_key);

create table entries (
    number bigint primary key,
    at timestamptz not null,
    program text not null,
    event text not null,
    subject text not null,
    detail text not null,
    hash text not null
);
create index entries_subject on entries (subject);
create function entries_are_kept() returns trigger language plpgsql as
    $$ begin raise exception 'entries are never changed or deleted'; end $$;
create trigger entries_are_kept before update or delete on entries for each statement execute function entries_are_kept();

create table document_words (key bigint primary key references documents (key) on delete cascade, words tsvector not null);
create index document_words_words on document_words using gin (words);
create table statement_words (key bigint primary key references statements (key) on delete cascade, words tsvector not null);
create index statement_words_words on statement_words using gin (words);
