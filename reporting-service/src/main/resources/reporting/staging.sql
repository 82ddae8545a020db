-- Belongs to the writer's connection and never reaches the file.
create temp table if not exists suspect_ids (event_id varchar not null);
create temp table if not exists staged_orders as from order_facts limit 0;
create temp table if not exists staged_cases as from case_facts limit 0;
