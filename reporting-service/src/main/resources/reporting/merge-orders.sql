-- least() takes what is there over null and the same value from either side, so any order of events gives the same row.
merge into orders o
using (
  select
    order_id,
    min(merchant_id) as merchant_id,
    min(customer_id) as customer_id,
    min(placed_at) as placed_at,
    min(currency) as currency,
    min(total_minor) as total_minor,
    min(historical) as historical,
    min(completed_at) as completed_at,
    min(no_show_at) as no_show_at
  from staged_orders
  group by order_id) s
on o.order_id = s.order_id
when matched then update set
  merchant_id = least(o.merchant_id, s.merchant_id),
  customer_id = least(o.customer_id, s.customer_id),
  placed_at = least(o.placed_at, s.placed_at),
  currency = least(o.currency, s.currency),
  total_minor = least(o.total_minor, s.total_minor),
  historical = least(o.historical, s.historical),
  completed_at = least(o.completed_at, s.completed_at),
  no_show_at = least(o.no_show_at, s.no_show_at)
when not matched then insert by name
