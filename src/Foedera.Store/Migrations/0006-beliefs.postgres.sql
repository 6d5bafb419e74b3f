-- what an utterance's witness and its language are believed to be, and how many voices report it
alter table utterances add column witness_belief double precision;
alter table utterances add column witness_because text not null default '[]';
alter table utterances add column language text;
alter table utterances add column language_belief double precision;
alter table utterances add column language_because text not null default '[]';
alter table utterances add column voices integer not null default 0;
alter table wordings add column voice integer not null default 0;
