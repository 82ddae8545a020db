-- Two upstreams may number their events alike: an event is known by its source and its id. Of what
-- was noted before this, the source is not known; it counts as noted whatever source it comes from.
alter table inbox add column source varchar(256) not null default '';
alter table inbox drop constraint inbox_pkey;
alter table inbox add primary key (event_id, source);

-- A repeated request is answered with the version that its first answer named.
alter table idempotent_requests add column etag varchar(256);
