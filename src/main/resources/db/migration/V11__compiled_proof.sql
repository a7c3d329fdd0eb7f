-- How far compiled decisions were compared with the engine's, and which of them differed.
create table compiled_proof (
    rules text not null,
    maker text not null,
    decision text not null,
    cases integer not null,
    differed_at timestamptz,
    primary key (rules, maker, decision)
);
