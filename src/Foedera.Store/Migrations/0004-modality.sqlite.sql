-- What the wording of a statement binds to: the words that say so, as JSON; how far, for searches.
alter table statements add column modality text not null default '{}';
alter table statements add column binding text;
