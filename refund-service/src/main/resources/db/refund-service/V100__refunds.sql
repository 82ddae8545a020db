-- Whose refunds they are, as the approval told it.
create table approvals (
  cancellation_id varchar(128) primary key,
  order_id varchar(128) not null,
  merchant_id varchar(128) not null,
  customer_id varchar(128) not null,
  decided_at timestamptz not null,
  historical boolean not null
);
create index approvals_order on approvals (order_id);

-- What was captured.
create table payments (
  order_id varchar(128) not null,
  payment_id varchar(128) not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  method text not null,
  paid_at timestamptz not null,
  historical boolean not null,
  primary key (order_id, payment_id)
);

-- Steps whose approval overtook the payment. One that was answered with less than its amount stays, for a payment that
-- comes even later.
create table awaiting_payment (
  step_id varchar(128) primary key,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  decided_at timestamptz not null,
  historical boolean not null,
  waiting_since timestamptz not null,
  waiting_until timestamptz not null,
  answered boolean not null default false
);
create index awaiting_payment_order on awaiting_payment (order_id);

-- View of the refunds, kept in the transaction of their events.
create table refunds (
  refund_id varchar(128) primary key,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  step_id varchar(128) not null,
  amount bigint not null,
  currency char(3) not null,
  scheduled_at timestamptz not null,
  historical boolean not null
);
create index refunds_order on refunds (order_id);

create table tenders (
  refund_id varchar(128) not null references refunds,
  payment_id varchar(128) not null,
  place int not null,
  amount bigint not null,
  currency char(3) not null,
  method text not null,
  state varchar(16) not null,
  attempt int not null,
  gateway_reference text,
  issued_at timestamptz,
  failed_why text,
  failed_at timestamptz,
  primary key (refund_id, payment_id)
);

create table refunds_not_due (
  step_id varchar(128) primary key,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  why varchar(64) not null,
  decided_at timestamptz not null,
  historical boolean not null
);
create index refunds_not_due_order on refunds_not_due (order_id);

-- Who asked for another attempt after one had failed for good.
create table tender_retries (
  refund_id varchar(128) not null,
  payment_id varchar(128) not null,
  attempt int not null,
  asked_by text not null,
  asked_at timestamptz not null,
  primary key (refund_id, payment_id, attempt)
);
