-- One row for each cancellation id of the batch, and where its row lies if there is one: this reads but one column of
-- all rows, and of those rows when they were settled, and the update below only the rows it changes.
create or replace temp table told_cases as
with batch as (
  select
    cancellation_id,
    min(order_id) as order_id,
    min(merchant_id) as merchant_id,
    min(customer_id) as customer_id,
    min(requester) as requester,
    min(reason) as reason,
    min(requested_at) as requested_at,
    min(awaiting_order_until) as awaiting_order_until,
    min(approved_at) as approved_at,
    min(approved_route) as approved_route,
    min(approved_by) as approved_by,
    min(rejected_at) as rejected_at,
    min(rejected_route) as rejected_route,
    min(rejected_by) as rejected_by,
    max(last_rejected_at) as last_rejected_at,
    min(settled_at) as settled_at,
    max(last_settled_at) as last_settled_at,
    min(refund_minor) as refund_minor,
    min(currency) as currency,
    min(fault) as fault,
    min(cause) as cause,
    min(counts) as counts,
    max(historical) as historical,
    min(policy_id) as policy_id,
    min(policy_version) as policy_version
  from staged_cases
  group by cancellation_id)
select batch.*, present.place, present.first_before, present.last_before
from batch
left join (
  select rowid as place, cancellation_id, settled_at as first_before, last_settled_at as last_before
  from case_facts where cancellation_id in (select cancellation_id from staged_cases)) present
on present.cancellation_id = batch.cancellation_id;

-- What lies between the first settlement and the last is the same whatever came first; hardly any case has it.
insert into settlement_facts by name
select distinct t.cancellation_id, t.order_id, s.settled_at
from told_cases t
join (
  select cancellation_id, settled_at from staged_cases
  union all
  select cancellation_id, first_before from told_cases
  union all
  select cancellation_id, last_before from told_cases) s using (cancellation_id)
where t.settled_at is not null
  and s.settled_at > least(t.settled_at, t.first_before)
  and s.settled_at < greatest(t.last_settled_at, t.last_before)
  and not exists (
    from settlement_facts f where f.cancellation_id = t.cancellation_id and f.settled_at = s.settled_at);

-- least() and greatest() take what is there over null and the same value from either side, so any order of events gives the same row.
update case_facts set
  order_id = least(case_facts.order_id, t.order_id),
  merchant_id = least(case_facts.merchant_id, t.merchant_id),
  customer_id = least(case_facts.customer_id, t.customer_id),
  requester = least(case_facts.requester, t.requester),
  reason = least(case_facts.reason, t.reason),
  requested_at = least(case_facts.requested_at, t.requested_at),
  awaiting_order_until = least(case_facts.awaiting_order_until, t.awaiting_order_until),
  approved_at = least(case_facts.approved_at, t.approved_at),
  approved_route = least(case_facts.approved_route, t.approved_route),
  approved_by = least(case_facts.approved_by, t.approved_by),
  rejected_at = least(case_facts.rejected_at, t.rejected_at),
  rejected_route = least(case_facts.rejected_route, t.rejected_route),
  rejected_by = least(case_facts.rejected_by, t.rejected_by),
  last_rejected_at = greatest(case_facts.last_rejected_at, t.last_rejected_at),
  settled_at = least(case_facts.settled_at, t.settled_at),
  last_settled_at = greatest(case_facts.last_settled_at, t.last_settled_at),
  refund_minor = least(case_facts.refund_minor, t.refund_minor),
  currency = least(case_facts.currency, t.currency),
  fault = least(case_facts.fault, t.fault),
  cause = least(case_facts.cause, t.cause),
  counts = least(case_facts.counts, t.counts),
  historical = greatest(case_facts.historical, t.historical),
  policy_id = least(case_facts.policy_id, t.policy_id),
  policy_version = least(case_facts.policy_version, t.policy_version)
from told_cases t
where t.place is not null and case_facts.rowid = t.place;

insert into case_facts by name select * exclude (place, first_before, last_before) from told_cases where place is null;

truncate staged_cases;
