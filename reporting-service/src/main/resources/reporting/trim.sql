create or replace temp table kept_orders as
select order_id from order_facts where merchant_id in (from kept_merchants)
union
select order_id from case_facts where merchant_id in (from kept_merchants);

delete from order_facts where order_id not in (from kept_orders);
delete from amendment_facts where order_id not in (from kept_orders);
delete from case_facts where order_id not in (from kept_orders);
delete from case_turns where order_id not in (from kept_orders);
delete from settlement_facts where order_id not in (from kept_orders);
delete from refund_facts where order_id not in (from kept_orders);
delete from reservation_facts where order_id not in (from kept_orders);
delete from release_facts where order_id not in (from kept_orders);
delete from notice_facts where order_id not in (from kept_orders);
delete from slot_facts where merchant_id not in (from kept_merchants);

delete from event_log
where coalesce(payload->>'$.orderId', '') not in (from kept_orders)
  and coalesce(payload->>'$.merchantId', '') not in (from kept_merchants);

-- Whose they are cannot be said.
delete from unreadable_log;
