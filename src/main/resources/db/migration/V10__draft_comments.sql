-- What reviewers say at a place of a draft, and who has seen to it.
create table draft_comment (
    id uuid primary key,
    draft_id bigint not null references draft,
    file text not null,
    model_table text not null,
    row_id text not null,
    column_label text not null,
    text text not null,
    author text not null,
    at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz
);
create index draft_comment_of_draft on draft_comment (draft_id, at);
