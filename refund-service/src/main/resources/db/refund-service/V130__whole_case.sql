-- What upstream gave back itself; kept for its own sake, because it may be told before the payment is.
create table payments_returned (
  order_id varchar(128) not null,
  payment_id varchar(128) not null,
  return_id varchar(128) not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  returned_at timestamptz not null,
  historical boolean not null,
  primary key (order_id, payment_id, return_id)
);
alter table payments add column returned bigint not null default 0 check (returned >= 0);

-- Credits issued and compensation paid, kept in the transaction of their events.
create table credits (
  step_id varchar(128) primary key,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  issued_at timestamptz not null,
  historical boolean not null
);
create index credits_order on credits (order_id);

create table compensations (
  step_id varchar(128) primary key,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  payer varchar(16) not null,
  payee varchar(16) not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  paid_at timestamptz not null,
  historical boolean not null
);
create index compensations_order on compensations (order_id);

-- Whose part of an account it is, where an account is kept for many.
alter table postings add column owner varchar(128);
create index postings_owner on postings (owner, account, currency) where owner is not null;
