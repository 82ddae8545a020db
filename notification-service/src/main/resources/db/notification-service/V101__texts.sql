-- What people wrote, for the mails that say it. Of a text that was erased the id alone is left.
create table texts (
  text_id varchar(128) primary key,
  written_by varchar(16),
  body text
);

-- Which messages say which text, to send those on that wait for it.
create table message_texts (
  text_id varchar(128) not null,
  message_id uuid not null references messages (id),
  primary key (text_id, message_id)
);

alter table messages rename column await_contact_until to wait_until;
