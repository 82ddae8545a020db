-- What upstream tells of each order, in whatever order it comes. A row without `placed` is an order
-- that is not known yet: a payment came first, or a request that waits for it (`awaited`).
create table order_book (
  order_id varchar(128) primary key,
  placed jsonb,
  merchant_id varchar(128),
  customer_id varchar(128),
  placed_at timestamptz,
  completed_at timestamptz,
  no_show_at timestamptz,
  awaited boolean not null default false
);
create index order_book_customer on order_book (customer_id, placed_at desc, order_id);
create index order_book_merchant on order_book (merchant_id, placed_at desc, order_id);

create table order_payments (
  order_id varchar(128) not null,
  payment_id varchar(128) not null,
  payment jsonb not null,
  primary key (order_id, payment_id)
);

-- Published versions of policies; never changed.
create table policies (
  policy_id varchar(128) not null,
  version int not null,
  effective_from timestamptz not null,
  document jsonb not null,
  published_at timestamptz not null,
  primary key (policy_id, version)
);

-- The view of each case that the API serves, kept in the transaction of the case's events.
create table cases (
  cancellation_id varchar(128) primary key,
  order_id varchar(128) not null,
  merchant_id varchar(128),
  customer_id varchar(128),
  requester_party varchar(16) not null,
  requester_id varchar(128),
  reason varchar(64) not null,
  reason_text_id varchar(128),
  state varchar(32) not null,
  route varchar(16),
  requested_at timestamptz not null,
  recorded_at timestamptz not null,
  awaiting_order_until timestamptz,
  decided_at timestamptz,
  decision_recorded_at timestamptz,
  settled_at timestamptz,
  attention varchar(64),
  policy_id varchar(128),
  policy_version int,
  currency varchar(3),
  refund_minor bigint,
  refunded_minor bigint,
  requested_lines jsonb not null,
  cancelled_lines jsonb,
  explanation jsonb,
  upstream_request_id varchar(128),
  historical boolean not null,
  version bigint not null
);
create index cases_order on cases (order_id);
create index cases_customer on cases (customer_id, cancellation_id);
create index cases_merchant on cases (merchant_id, cancellation_id);
create index cases_awaiting on cases (awaiting_order_until) where state = 'AWAITING_ORDER';
create index cases_open on cases (decision_recorded_at) where state = 'APPROVED';

-- The steps of each settlement and what their owners answered.
create table settlement_steps (
  step_id varchar(128) primary key,
  cancellation_id varchar(128) not null,
  position int not null,
  kind varchar(16) not null,
  owner varchar(64) not null,
  blocking boolean not null,
  status varchar(16) not null,
  detail jsonb not null,
  answered_by varchar(128),
  answered_at timestamptz,
  amount_minor bigint
);
create index settlement_steps_case on settlement_steps (cancellation_id, position);

-- The story of each case across all services.
create table timeline (
  id bigint generated always as identity primary key,
  cancellation_id varchar(128) not null,
  event_id varchar(128) not null,
  type varchar(128) not null,
  service varchar(64) not null,
  happened_at timestamptz not null,
  caused_by varchar(128),
  event jsonb not null,
  constraint timeline_event unique (cancellation_id, event_id)
);

-- What people wrote; events refer to it by id, so that it can be erased.
create table texts (
  text_id varchar(128) primary key,
  author_party varchar(16) not null,
  author_id varchar(128),
  body text not null,
  written_at timestamptz not null
);
