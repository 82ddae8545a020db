-- Links by which a customer withdraws from an order without an account. Of the token only its hash
-- is kept. What was confirmed, and the text that says so, which is erased like any other.
create table withdrawal_links (
  token_hash bytea primary key,
  order_id varchar(128) not null,
  created_at timestamptz not null,
  created_by varchar(255) not null,
  confirmed_at timestamptz,
  confirmation_hash bytea,
  cancellation_id varchar(128),
  acknowledgement_text_id varchar(128),
  acknowledgement_sha256 varchar(64)
);
create index withdrawal_links_order on withdrawal_links (order_id);
