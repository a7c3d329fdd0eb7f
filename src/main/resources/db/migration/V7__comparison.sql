-- Comparisons of what versions decide. Everything that goes in is fixed when one is created.
create table comparison (
    id uuid primary key,
    title text,
    created_by text not null,
    created_at timestamptz not null,
    state text not null,
    request text not null,
    sides text not null,
    regions text[] not null,
    cases_digest text not null,
    inputs_digest text not null,
    size bigint not null,
    done bigint not null,
    owner uuid,
    heartbeat timestamptz,
    finished_at timestamptz,
    failure text
);
create index comparison_open on comparison (created_at) where state in ('WAITING', 'RUNNING');

-- The cases, as far as they are kept with the comparison.
create table comparison_case (
    comparison_id uuid not null references comparison,
    number bigint not null,
    content text not null,
    primary key (comparison_id, number)
);

-- What is done; the tallies are added up at the end and dropped.
create table comparison_chunk (
    comparison_id uuid not null references comparison,
    number integer not null,
    tally text not null,
    primary key (comparison_id, number)
);

create table comparison_changed (
    comparison_id uuid not null references comparison,
    number bigint not null,
    side integer not null,
    decision text not null,
    transition text not null,
    yuan_band text not null,
    percent_band text not null,
    difference numeric not null,
    groups text[] not null,
    cause text not null,
    content text not null,
    primary key (comparison_id, number, side, decision)
);
create index comparison_changed_most on comparison_changed (comparison_id, difference);

create table comparison_result (
    comparison_id uuid primary key references comparison,
    result text not null
);
