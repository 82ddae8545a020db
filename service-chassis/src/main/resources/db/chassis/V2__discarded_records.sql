-- Parked records that a person gave up, and why. Kept: what was received is accounted for.
create table discarded_records (
  id bigint primary key,
  topic varchar(128) not null,
  topic_partition int not null,
  topic_offset bigint not null,
  record_key varchar(256),
  headers jsonb not null,
  value bytea,
  cause varchar(256) not null,
  detail text not null,
  parked_at timestamptz not null,
  reason text not null,
  discarded_by varchar(256) not null,
  discarded_at timestamptz not null
);
