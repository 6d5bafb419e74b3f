-- What joining keeps of each document, so that the next one need not read it again: its passages with their words, what
-- they were compared and joined with, and all words in the order in which they were learned. Derived: whoever deletes
-- these rows makes the next joining begin from nothing. They name documents without referring to them, for a document
-- that is no more is how joining knows that it has to.
alter table joining add column names blob not null default x'';

create table joining_cuts (
    document_key integer primary key,
    stamp text not null,
    cut blob not null
) strict;

create table joining_links (
    document_key integer primary key,
    links blob not null
) strict;

create table joining_pairs (
    document_key integer primary key,
    pairs blob not null
) strict;

create table joining_words (
    first integer primary key,
    words blob not null
) strict;
