-- How people can be reached. The newest of a person holds; erased means the row is gone.
create table contacts (
  person_id varchar(128) primary key,
  email text,
  name text,
  locale text
);

-- Who is told about what, once. Holds ids alone: whom a message reached is known as long as the
-- contact is, and what it said can be rendered from the event.
create table messages (
  id uuid primary key,
  event_id varchar(128) not null,
  audience varchar(16) not null,
  channel varchar(16) not null,
  template varchar(64) not null,
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  step_id varchar(128),
  person_id varchar(128),
  state varchar(16) not null,
  why varchar(32),
  problem text,
  message_id text,
  await_contact_until timestamptz not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint messages_once unique (event_id, audience, channel)
);
create unique index messages_once_a_step on messages (step_id, channel) where step_id is not null;
create index messages_by_cancellation on messages (cancellation_id, created_at);
create index messages_by_order on messages (order_id, created_at);
create index messages_pending on messages (person_id) where state = 'PENDING';
