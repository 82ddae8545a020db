drop table staged_orders;
drop table staged_cases;
