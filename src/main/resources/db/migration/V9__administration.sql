-- Who is switched off cannot sign in; the account stays, so that its name can be explained.
alter table account add column switched_off_at timestamptz;

-- A key may end by itself. When it was used last is noted once an hour.
alter table api_key add column expires_at timestamptz;
alter table api_key add column last_used_at timestamptz;
