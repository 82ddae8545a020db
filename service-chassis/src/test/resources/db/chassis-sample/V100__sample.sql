create table sample_view (
  event_id varchar(128) primary key,
  order_id varchar(128) not null,
  causation_id varchar(128)
);
create table sample_contacts (
  person_id varchar(128) primary key
);
