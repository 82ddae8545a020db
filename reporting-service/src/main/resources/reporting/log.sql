-- What the log said, as it said it. Times are UTC. No index on purpose: see docs/analytics.md.
create table if not exists kafka_offsets (
  topic varchar not null,
  "partition" integer not null,
  next_offset bigint not null,
  primary key (topic, "partition"));

create table if not exists event_log (
  topic varchar not null,
  "partition" integer not null,
  "offset" bigint not null,
  -- Ids are random: looking for a pattern in them costs a tenth of a replay and saves little.
  event_id varchar not null using compression uncompressed,
  type varchar not null,
  version integer not null,
  key varchar using compression uncompressed,
  time timestamp,
  source varchar not null,
  correlation varchar using compression uncompressed,
  causation varchar using compression uncompressed,
  -- Half the size of what is chosen by itself, and less work.
  payload json not null using compression zstd,
  recorded timestamp not null);

create table if not exists unreadable_log (
  topic varchar not null,
  "partition" integer not null,
  "offset" bigint not null,
  key varchar,
  event_id varchar,
  type varchar,
  cause varchar not null,
  value blob,
  recorded timestamp not null);

-- Which facts are kept here, and whether they were from the first event on.
create table if not exists fact_tables (
  name varchar not null,
  definition varchar not null,
  complete boolean not null);

-- The scripts that the views were made by.
create table if not exists view_scripts (definition varchar not null);
