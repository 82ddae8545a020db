-- What the decision knew to be captured of the order; null where it did not say.
alter table awaiting_payment add column captured bigint check (captured >= 0);
