-- What the slots' events add up to, written in the transaction of the events.
-- Reserved may be above capacity: upstream sold more than there is. Available never is below zero.
create table slots (
  slot_id varchar(128) primary key,
  product_id varchar(128) not null,
  merchant_id varchar(128) not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone varchar(64) not null,
  capacity int not null check (capacity > 0),
  reserved int not null default 0 check (reserved >= 0),
  available int not null generated always as (greatest(capacity - reserved, 0)) stored,
  historical boolean not null
);
create index slots_by_start on slots (starts_at, slot_id);
create index slots_by_product on slots (product_id, starts_at, slot_id);
create index slots_by_merchant on slots (merchant_id, starts_at, slot_id);
create index slots_overbooked on slots (slot_id) where reserved > capacity;

-- The booking history: one row an event that took or freed places, in the order of recording.
create table slot_bookings (
  number bigint generated always as identity primary key,
  event_id varchar(128) not null unique,
  slot_id varchar(128) not null references slots,
  happened varchar(16) not null,
  order_id varchar(128) not null,
  line_id varchar(128) not null,
  cancellation_id varchar(128),
  quantity int not null,
  happened_at timestamptz not null,
  historical boolean not null
);
create index slot_bookings_by_slot on slot_bookings (slot_id, number);
