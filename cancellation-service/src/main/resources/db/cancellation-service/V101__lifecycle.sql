-- What a case shows while it waits for somebody, and how it ended.
alter table cases
  add column awaited varchar(16),
  add column respond_by timestamptz,
  add column silence varchar(16),
  add column decision jsonb,
  add column bearing jsonb,
  add column escalation_until timestamptz,
  add column ended_at timestamptz,
  add column offer jsonb,
  add column dispute jsonb,
  add column ruling jsonb,
  add column reorder jsonb,
  add column before_dispute varchar(32);

drop index cases_open;
create index cases_open on cases (state, decision_recorded_at)
  where state in ('APPROVED', 'KEEPING', 'AWAITING_RESPONSE', 'ALTERNATIVE_OFFERED', 'DISPUTED');
create index cases_reason on cases (reason, cancellation_id);
create index cases_customer_requested on cases (customer_id, requested_at)
  where requester_party = 'CUSTOMER';

-- What each case keeps others from cancelling; firm once it is approved.
create table claimed_quantities (
  order_id varchar(128) not null,
  cancellation_id varchar(128) not null,
  line_id varchar(128) not null,
  quantity int not null,
  firm boolean not null,
  primary key (cancellation_id, line_id)
);
create index claimed_quantities_order on claimed_quantities (order_id);
insert into claimed_quantities
select order_id, cancellation_id, line ->> 'lineId', sum((line ->> 'quantity')::int), true
from cases, jsonb_array_elements(cancelled_lines) line
where state in ('APPROVED', 'SETTLED')
group by 1, 2, 3;

-- When something is due on a case. The aggregate sees to it that it takes effect once.
create table case_deadlines (
  cancellation_id varchar(128) not null,
  order_id varchar(128) not null,
  kind varchar(16) not null,
  due_at timestamptz not null,
  not_before timestamptz not null,
  primary key (cancellation_id, kind, due_at)
);
create index case_deadlines_due on case_deadlines (not_before);
create index case_deadlines_late on case_deadlines (due_at);

-- Compensation that was asked for.
create table claims (
  claim_id varchar(128) primary key,
  cancellation_id varchar(128) not null,
  claimed jsonb not null,
  decided jsonb
);
create index claims_case on claims (cancellation_id);

-- What was said on a case; the words are in texts.
create table messages (
  id bigint generated always as identity primary key,
  message_id varchar(128) not null unique,
  cancellation_id varchar(128) not null,
  author_party varchar(16) not null,
  author_id varchar(128),
  text_id varchar(128) not null,
  visibility varchar(16) not null,
  posted_at timestamptz not null
);
create index messages_case on messages (cancellation_id, id);
