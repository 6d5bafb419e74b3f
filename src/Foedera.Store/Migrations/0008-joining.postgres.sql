-- What the last joining is remembered by, so that the next one judges only what may have changed;
-- a hash of each utterance; and where utterances went whose earliest wording is another one now.
alter table utterances add column digest bigint not null default 0;

create table joining (
    context text not null,
    marks bytea not null
);

create table former_utterances (
    id text primary key,
    document_key bigint not null references documents (key) on delete cascade,
    first integer not null,
    past integer not null
);
create index former_utterances_document on former_utterances (document_key);
