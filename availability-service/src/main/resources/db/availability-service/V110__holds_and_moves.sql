-- Places that are held for an offer, and places that a cancellation closed, are not to be had.
alter table slots add column held int not null default 0 check (held >= 0);
alter table slots add column closed int not null default 0 check (closed >= 0);
alter table slots drop column available;
alter table slots add column available int not null
  generated always as (greatest(capacity - reserved - held - closed, 0)) stored;

-- What upstream says an order has now, so that an amendment or an end of it can be told from what was before.
-- The merchant is absent while only amendments of the order are known; lines are those with a slot.
create table booked_orders (
  order_id varchar(128) primary key,
  merchant_id varchar(128),
  revision int not null default 0,
  closed boolean not null default false,
  lines jsonb not null
);
