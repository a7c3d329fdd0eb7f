-- A version or draft that is evaluated beside the live one, and what differed. Nodes add their counts.
create table shadow (
    id uuid primary key,
    region text not null,
    version text not null,
    percent integer not null check (percent between 1 and 100),
    started_by text not null,
    started_at timestamptz not null,
    stopped_at timestamptz
);

create table shadow_count (
    shadow_id uuid not null references shadow,
    decision text not null,
    kind text not null,
    times bigint not null,
    amount_before numeric not null,
    amount_after numeric not null,
    primary key (shadow_id, decision, kind)
);

create table shadow_example (
    shadow_id uuid not null references shadow,
    record_id uuid not null,
    primary key (shadow_id, record_id)
);
