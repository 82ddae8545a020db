-- What else upstream tells of an order. `amended` is the amendment with the highest revision, whole;
-- `returns` are those of payments, by payment and return; `moves` are the slots that lines moved to,
-- by step; `contacted_at` is when the merchant last spoke to the customer. `version` counts the
-- changes of the row; payments count beside it.
alter table order_book
  add column fulfilment_started_at timestamptz,
  add column shipped_at timestamptz,
  add column amended jsonb,
  add column returns jsonb,
  add column moves jsonb,
  add column closed jsonb,
  add column contacted_at timestamptz,
  add column version bigint not null default 0;

-- Policies that are being written. A published one stays, with the version that it became.
create table policy_drafts (
  policy_id varchar(128) not null,
  number int not null,
  document jsonb not null,
  written_by varchar(255) not null,
  written_at timestamptz not null,
  published_at timestamptz,
  primary key (policy_id, number)
);

-- What was quoted, and what it was quoted of.
create table quotes (
  quote_id varchar(128) primary key,
  order_id varchar(128) not null,
  order_version bigint not null,
  requester_party varchar(16) not null,
  requester_id varchar(128),
  reason varchar(64) not null,
  lines jsonb not null,
  claimed jsonb not null,
  policy_id varchar(128),
  policy_version int,
  quoted_at timestamptz not null,
  valid_until timestamptz not null,
  figures jsonb not null
);
create index quotes_order on quotes (order_id);
