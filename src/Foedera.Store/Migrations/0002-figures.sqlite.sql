-- Figures imported from tables, edition by edition. A later edition adds rows and changes none.
-- Values are decimals as text: 2.0 and 2.00 are not equally exact. A release is EDTF: a day, or a month.

create table editions (
    id text primary key,
    released text not null
) strict, without rowid;

create table observations (
    indicator text not null,
    who text not null,
    year integer not null,
    edition text not null references editions (id),
    value text not null,
    flag text not null,
    file text not null,
    row integer not null,
    sheet text,
    address text,
    note text,
    primary key (indicator, who, year, edition)
) strict, without rowid;
