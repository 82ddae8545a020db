create table claimed_quantities (order_id varchar(128) not null, cancellation_id varchar(128) not null, line_id varchar(128) not null, quantity int not null, firm boolean not null, primary key (cancellation_id, line_id));
create index claimed_quantities_order on claimed_quantities (order_id);
