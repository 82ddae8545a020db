-- What each order was ever said to hold, so that a slot, a day or a product leads to its orders. A
-- line that moved or was amended has a row for each; the order book says which of them holds.
create table order_lines (
  order_id varchar(128) not null,
  line_id varchar(128) not null,
  product_id varchar(128) not null,
  slot_id varchar(128) not null default '',
  merchant_id varchar(128),
  start_at timestamptz,
  primary key (order_id, line_id, product_id, slot_id)
);
create index order_lines_slot on order_lines (slot_id) where slot_id <> '';
create index order_lines_start on order_lines (merchant_id, start_at) where start_at is not null;
create index order_lines_product on order_lines (merchant_id, product_id);
insert into order_lines (order_id, line_id, product_id, slot_id, merchant_id, start_at)
select order_id, line ->> 'lineId', line ->> 'productId', coalesce(line -> 'slot' ->> 'slotId', ''),
  merchant_id, (line -> 'slot' ->> 'start')::timestamptz
from order_book, jsonb_array_elements(placed -> 'lines') line
on conflict do nothing;

-- What a merchant means to cancel at one stroke: PLANNED, then RUNNING, then DONE.
create table bulk_cancellations (
  bulk_id varchar(128) primary key,
  merchant_id varchar(128) not null,
  requester_party varchar(16) not null,
  requester_id varchar(128) not null,
  reason varchar(64) not null,
  reason_text_id varchar(128),
  selection jsonb not null,
  state varchar(16) not null,
  planned_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index bulk_cancellations_merchant on bulk_cancellations (merchant_id, bulk_id);
create index bulk_cancellations_running on bulk_cancellations (started_at) where state = 'RUNNING';

-- Its orders: what the plan says of each, and what became of it.
create table bulk_orders (
  bulk_id varchar(128) not null,
  order_id varchar(128) not null,
  lines jsonb not null,
  slots jsonb not null,
  eligible boolean not null,
  route varchar(16),
  currency varchar(3),
  refund_minor bigint,
  contact_needed boolean not null,
  rule varchar(64) not null,
  why text not null,
  outcome varchar(16) not null default 'PENDING',
  cancellation_id varchar(128),
  attempts int not null default 0,
  not_before timestamptz not null default '-infinity',
  outcome_rule varchar(64),
  outcome_why text,
  outcome_at timestamptz,
  primary key (bulk_id, order_id)
);
create index bulk_orders_pending on bulk_orders (bulk_id, order_id) where outcome = 'PENDING';
