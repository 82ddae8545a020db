-- The wait for an order is a deadline like the others.
insert into case_deadlines (cancellation_id, order_id, kind, due_at, not_before)
select cancellation_id, order_id, 'ORDER', awaiting_order_until, awaiting_order_until
from cases where state = 'AWAITING_ORDER' and awaiting_order_until is not null;
drop index cases_awaiting;
