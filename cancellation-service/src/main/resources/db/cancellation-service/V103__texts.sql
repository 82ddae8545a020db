-- A text is published on a topic that forgets: revision 1 is the text, 2 its erasure. It keeps its
-- row when it is erased, so that what refers to it is known to have been erased.
alter table texts alter column body drop not null;
alter table texts add column erased_at timestamptz;
alter table texts add column revision int not null default 1;
alter table texts add column published_revision int not null default 0;
alter table texts add constraint texts_erased check ((body is null) = (erased_at is not null));
create index texts_author on texts (author_id) where erased_at is null;
create index texts_unpublished on texts (text_id) where published_revision < revision;

-- Texts as they are shown.
create view shown_texts as
  select text_id, author_party, coalesce(body, '[erased]') as body from texts;

-- The broker's id of the topic that they were published to; another one has to be filled anew.
create table texts_topic (
  one boolean primary key check (one),
  topic_id varchar(64) not null
);
