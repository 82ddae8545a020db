-- A settled case too may need somebody: money that came late may fail to go back.
create index cases_attention on cases (attention) where attention is not null;
