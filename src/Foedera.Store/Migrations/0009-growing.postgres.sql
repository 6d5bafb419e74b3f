-- What joining keeps of each document, so that the next one need not read it again: its passages with their words, what
-- they were compared and joined with, and all words in the order in which they were learned. Derived: whoever deletes
-- these rows makes the next joining begin from nothing. They name documents without referring to them, for a document
-- that is no more is how joining knows that it has to.
alter table joining add column names bytea not null default '';

create table joining_cuts (
    document_key bigint primary key,
    stamp text not null,
    cut bytea not null
);

create table joining_links (
    document_key bigint primary key,
    links bytea not null
);

create table joining_pairs (
    document_key bigint primary key,
    pairs bytea not null
);

create table joining_words (
    first bigint primary key,
    words bytea not null
);
