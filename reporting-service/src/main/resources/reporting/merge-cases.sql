-- As for orders: every column is the least of what was said, so any order of events gives the same row.
merge into case_facts c
using (
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
    min(rejected_at) as rejected_at,
    min(settled_at) as settled_at,
    min(refund_minor) as refund_minor,
    min(currency) as currency,
    min(historical) as historical,
    min(policy_id) as policy_id,
    min(policy_version) as policy_version
  from staged_cases
  group by cancellation_id) s
on c.cancellation_id = s.cancellation_id
when matched then update set
  order_id = least(c.order_id, s.order_id),
  merchant_id = least(c.merchant_id, s.merchant_id),
  customer_id = least(c.customer_id, s.customer_id),
  requester = least(c.requester, s.requester),
  reason = least(c.reason, s.reason),
  requested_at = least(c.requested_at, s.requested_at),
  awaiting_order_until = least(c.awaiting_order_until, s.awaiting_order_until),
  approved_at = least(c.approved_at, s.approved_at),
  rejected_at = least(c.rejected_at, s.rejected_at),
  settled_at = least(c.settled_at, s.settled_at),
  refund_minor = least(c.refund_minor, s.refund_minor),
  currency = least(c.currency, s.currency),
  historical = least(c.historical, s.historical),
  policy_id = least(c.policy_id, s.policy_id),
  policy_version = least(c.policy_version, s.policy_version)
when not matched then insert by name
