-- While a generation is built, pieces of orders and cases are gathered in the file and merged once, at the end.
create temp table if not exists suspect_ids (event_id varchar not null);
create table if not exists staged_orders as from order_facts limit 0;
create table if not exists staged_cases as from case_facts limit 0;
