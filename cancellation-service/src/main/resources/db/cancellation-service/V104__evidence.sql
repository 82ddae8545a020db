-- Files that parties handed in. A row comes before its file is stored and goes, or is marked as erased, before the file does:
-- whatever the store keeps is referred to here. A file waits for its case while cancellation_id is null. Name and note are
-- personal content and leave with the erasure.
create table evidence (
  evidence_id varchar(128) primary key,
  position bigint generated always as identity,
  order_id varchar(128) not null,
  cancellation_id varchar(128),
  sha256 varchar(64) not null,
  media_type varchar(64) not null,
  bytes bigint not null,
  file_name varchar(255),
  note text,
  submitted_by_party varchar(16) not null,
  submitted_by_id varchar(128),
  received_at timestamptz not null,
  submitted_at timestamptz,
  erased_at timestamptz
);
create index evidence_case on evidence (cancellation_id, position);
create index evidence_sha256 on evidence (sha256);
create index evidence_person on evidence (submitted_by_id);
create index evidence_waiting on evidence (received_at) where cancellation_id is null;
