-- What an answer that is kept for a repeated request tells of, so that it can be forgotten with it.
alter table idempotent_requests add column about text;
update idempotent_requests set about = location where location is not null;
create index idempotent_requests_about on idempotent_requests (about);
