-- Standings that editors set instead of the rule. A later row goes before an earlier one; none is changed or taken away.
-- A row without a schedule gives the word back to the rule.

create table editorial_statuses (
    number integer primary key,
    pledge text not null,
    who text not null,
    set_on text not null,
    schedule text,
    reason text not null,
    editor text not null,
    source text not null
) strict;
