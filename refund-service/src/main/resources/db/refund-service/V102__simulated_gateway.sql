-- The other side: what the simulated gateway was asked and how it answered for good, by idempotency key.
create table simulated_gateway_refunds (
  idempotency_key varchar(512) primary key,
  order_id varchar(128) not null,
  payment_id varchar(128) not null,
  amount bigint not null,
  currency char(3) not null,
  reference varchar(64),
  declined_why varchar(64),
  answered_at timestamptz not null,
  check ((reference is null) <> (declined_why is null))
);
create index simulated_gateway_refunds_order on simulated_gateway_refunds (order_id);
