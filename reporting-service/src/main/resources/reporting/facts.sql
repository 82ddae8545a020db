-- What the events say, as facts: money in minor units, times in UTC. A table whose definition changes, and a new one, is
-- begun empty and filled by the next replay; until then it is told as incomplete.
create table order_facts (
  order_id varchar not null,
  merchant_id varchar,
  customer_id varchar,
  placed_at timestamp,
  currency varchar,
  total_minor bigint,
  historical boolean,
  completed_at timestamp,
  no_show_at timestamp);

create table amendment_facts (
  order_id varchar not null,
  revision bigint not null,
  total_minor bigint not null,
  currency varchar,
  amended_at timestamp not null);

create table case_facts (
  cancellation_id varchar not null,
  order_id varchar not null,
  merchant_id varchar,
  customer_id varchar,
  requester varchar,
  reason varchar,
  requested_at timestamp,
  awaiting_order_until timestamp,
  approved_at timestamp,
  approved_route varchar,
  approved_by varchar,
  rejected_at timestamp,
  rejected_route varchar,
  rejected_by varchar,
  last_rejected_at timestamp,
  settled_at timestamp,
  last_settled_at timestamp,
  refund_minor bigint,
  currency varchar,
  fault varchar,
  cause varchar,
  counts boolean,
  historical boolean,
  policy_id varchar,
  policy_version bigint);

create table case_turns (
  event_id varchar not null,
  cancellation_id varchar not null,
  order_id varchar not null,
  state varchar,
  disputes bigint not null,
  fault varchar,
  cause varchar,
  counts boolean,
  happened_at timestamp not null);

-- Of a case that was settled more than twice, what case_facts does not hold: neither the first time nor the last.
create table settlement_facts (
  cancellation_id varchar not null,
  order_id varchar not null,
  settled_at timestamp not null);

create table refund_facts (
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

create table slot_facts (
  event_id varchar not null,
  slot_id varchar not null,
  product_id varchar not null,
  merchant_id varchar not null,
  starts_at timestamp not null,
  ends_at timestamp not null,
  zone varchar not null,
  capacity bigint not null,
  opened_at timestamp not null,
  historical boolean not null);

create table reservation_facts (
  event_id varchar not null,
  slot_id varchar not null,
  order_id varchar not null,
  line_id varchar not null,
  quantity bigint not null,
  reserved_at timestamp not null,
  historical boolean not null);

create table release_facts (
  event_id varchar not null,
  slot_id varchar not null,
  order_id varchar not null,
  line_id varchar not null,
  cancellation_id varchar,
  step_id varchar,
  why varchar not null,
  quantity bigint not null,
  released_at timestamp not null,
  historical boolean not null);

create table notice_facts (
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
