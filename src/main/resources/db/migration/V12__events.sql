-- What happened, for those who want to hear of it. A row gets its position only when it is committed, and positions are given
-- by one transaction at a time: so they have no gaps, and none becomes visible after a higher one. Publications and withdrawals
-- are taken from rule_set_version; a decision is written in the transaction of its record, if that is wanted.
create table event (
    id bigint generated always as identity primary key,
    position bigint unique,
    type text not null,
    at timestamptz not null,
    rule_set text not null,
    version text,
    region text not null,
    record_id uuid,
    decision text,
    status text,
    verdict boolean,
    caller text,
    versions_id integer,
    path_id integer,
    check ((version is null) <> (record_id is null))
);
create unique index event_of_version on event (rule_set, version, type) where version is not null;
create index event_of_publications on event (position) where version is not null;
create index event_without_position on event (id) where position is null;

-- The last position that was given, and the last one that was dropped. Whoever gives positions holds this row.
create table event_position (
    only_row boolean primary key default true check (only_row),
    last bigint not null,
    dropped bigint not null
);
insert into event_position (last, dropped) values (0, 0);

-- Where events are sent, and how far that is. The secret signs, so it is kept as it is until the webhook is deleted.
create table webhook (
    id uuid primary key,
    url text not null,
    types text[] not null,
    rule_sets text[] not null,
    regions text[] not null check (cardinality(regions) > 0),
    secret text,
    created_by text not null,
    created_at timestamptz not null,
    position bigint not null,
    failures integer not null default 0,
    failing_since timestamptz,
    next_attempt_at timestamptz not null,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure text,
    switched_off_at timestamptz,
    deleted_at timestamptz
);
