-- Times are UTC. Money is minor units. No index on purpose: see docs/analytics.md.
create table if not exists kafka_offsets (
  topic varchar not null,
  "partition" integer not null,
  next_offset bigint not null,
  primary key (topic, "partition"));

create table if not exists events (
  topic varchar not null,
  "partition" integer not null,
  "offset" bigint not null,
  event_id varchar not null,
  type varchar not null,
  version integer not null,
  key varchar,
  time timestamp,
  source varchar not null,
  correlation varchar,
  causation varchar,
  payload json not null,
  recorded timestamp not null);

create table if not exists unreadable_records (
  topic varchar not null,
  "partition" integer not null,
  "offset" bigint not null,
  key varchar,
  event_id varchar,
  type varchar,
  cause varchar not null,
  value blob,
  recorded timestamp not null);

create table if not exists orders (
  order_id varchar not null,
  merchant_id varchar,
  customer_id varchar,
  placed_at timestamp,
  currency varchar,
  total_minor bigint,
  historical boolean,
  completed_at timestamp,
  no_show_at timestamp);

create table if not exists case_facts (
  cancellation_id varchar not null,
  order_id varchar not null,
  merchant_id varchar,
  customer_id varchar,
  requester varchar,
  reason varchar,
  requested_at timestamp,
  awaiting_order_until timestamp,
  approved_at timestamp,
  rejected_at timestamp,
  settled_at timestamp,
  refund_minor bigint,
  currency varchar,
  historical boolean,
  policy_id varchar,
  policy_version bigint);

create table if not exists refunds (
  event_id varchar not null,
  order_id varchar not null,
  cancellation_id varchar not null,
  step_id varchar not null,
  outcome varchar not null,
  refund_id varchar,
  payment_id varchar,
  amount_minor bigint,
  currency varchar,
  why varchar,
  happened_at timestamp not null,
  historical boolean not null);

create table if not exists slots_released (
  event_id varchar not null,
  slot_id varchar not null,
  order_id varchar not null,
  line_id varchar not null,
  cancellation_id varchar not null,
  step_id varchar not null,
  quantity bigint not null,
  released_at timestamp not null,
  historical boolean not null);

create table if not exists notices (
  event_id varchar not null,
  order_id varchar not null,
  cancellation_id varchar not null,
  step_id varchar,
  audience varchar not null,
  outcome varchar not null,
  channel varchar,
  template varchar,
  why varchar,
  happened_at timestamp not null);

-- The state follows from the facts alone, whatever the order they came in.
create or replace view cases as
select
  cancellation_id, order_id, merchant_id, customer_id, requester, reason,
  case
    when settled_at is not null then 'SETTLED'
    when approved_at is not null then 'APPROVED'
    when rejected_at is not null then 'REJECTED'
    when awaiting_order_until is not null then 'AWAITING_ORDER'
    else 'REQUESTED'
  end as state,
  requested_at,
  coalesce(approved_at, rejected_at) as decided_at,
  settled_at, refund_minor, currency, historical, policy_id, policy_version
from case_facts;
