-- One row for each order id of the batch, and where its row lies if there is one: this reads but one column of
-- all rows, and the update below only the rows it changes.
create or replace temp table told_orders as
with batch as (
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
  group by order_id)
select batch.*, present.place
from batch
left join (
  select rowid as place, order_id from order_facts where order_id in (select order_id from staged_orders)) present
on present.order_id = batch.order_id;

-- least() takes what is there over null and the same value from either side, so any order of events gives the same row.
update order_facts set
  merchant_id = least(order_facts.merchant_id, t.merchant_id),
  customer_id = least(order_facts.customer_id, t.customer_id),
  placed_at = least(order_facts.placed_at, t.placed_at),
  currency = least(order_facts.currency, t.currency),
  total_minor = least(order_facts.total_minor, t.total_minor),
  historical = least(order_facts.historical, t.historical),
  completed_at = least(order_facts.completed_at, t.completed_at),
  no_show_at = least(order_facts.no_show_at, t.no_show_at)
from told_orders t
where t.place is not null and order_facts.rowid = t.place;

insert into order_facts by name select * exclude (place) from told_orders where place is null;

truncate staged_orders;
