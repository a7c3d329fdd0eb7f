-- When a task that is done from time to time was done last, by whichever node.
create table housekeeping (
    task text primary key,
    done_at timestamptz not null
);
