-- Finds tenders that failed for good without reading all that were ever issued. By the time of the failure and not by the
-- state: an update that issues a tender touches no indexed column and stays cheap.
create index tenders_failed on tenders (failed_at) where failed_at is not null;
