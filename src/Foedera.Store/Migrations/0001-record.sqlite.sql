-- The record: what was read, what was found in it, and when. Positions count Unicode code points, [start, end),
-- so that substr(text, start + 1, end - start) cuts a passage out. Dates are ISO 8601 days.

create table snapshots (
    sha256 text primary key,
    address text not null,
    fetched_at text not null,
    length integer not null,
    gzip blob not null
) strict;

create table outlets (
    slug text primary key,
    name text not null
) strict, without rowid;

create table documents (
    key integer primary key,
    id text not null,
    text text not null,
    title text,
    outlet text references outlets (slug),
    address text,
    language text,
    published text,
    genre text not null,
    transcript_kind text not null,
    passages text not null,
    fingerprint text not null,
    statements_hash text not null,
    reader text not null,
    origin text,
    snapshot text references snapshots (sha256),
    recorded_at text not null,
    superseded_by integer references documents (key) deferrable initially deferred
) strict;
create unique index documents_current on documents (id) where superseded_by is null;
create index documents_id on documents (id);
create index documents_address on documents (address) where address is not null;
create index documents_origin on documents (origin) where origin is not null;
create index documents_outlet on documents (outlet, published);
create index documents_published on documents (published);

create table statements (
    key integer primary key,
    document_key integer not null references documents (key) on delete cascade,
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
    horizon_first text,
    horizon_last text,
    said_first text,
    said_last text,
    confidence real not null,
    rule text not null
) strict;
create unique index statements_document on statements (document_key, number);
create index statements_id on statements (id);
create index statements_speaker on statements (speaker, document_key) where speaker is not null;

create table figures (
    statement_key integer not null references statements (key) on delete cascade,
    value real not null,
    upper real,
    unit text not null,
    comparator text not null,
    base text,
    subject text
) strict;
create index figures_statement on figures (statement_key);
create index figures_value on figures (unit, value);

create table utterances (
    key integer primary key,
    id text not null unique,
    speaker text,
    speaker_name text,
    speaker_id text,
    candidates text not null,
    witness text not null,
    wording_count integer not null,
    first_published text,
    last_published text
) strict;
create index utterances_newest on utterances (last_published);
create index utterances_speaker on utterances (speaker) where speaker is not null;

create table wordings (
    utterance_key integer not null references utterances (key) on delete cascade,
    number integer not null,
    document_key integer not null references documents (key) on delete cascade,
    statement_key integer references statements (key) on delete cascade,
    first integer not null,
    past integer not null,
    text text not null,
    verdict text not null,
    changes text not null,
    primary key (utterance_key, number)
) strict, without rowid;
create index wordings_statement on wordings (statement_key);
create index wordings_document on wordings (document_key);

create table entries (
    number integer primary key,
    at text not null,
    program text not null,
    event text not null,
    subject text not null,
    detail text not null,
    hash text not null
) strict;
create index entries_subject on entries (subject);
create trigger entries_are_kept before delete on entries begin select raise(abort, 'entries are never deleted'); end;
create trigger entries_stay before update on entries begin select raise(abort, 'entries are never changed'); end;

create virtual table document_words using fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
create virtual table statement_words using fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
