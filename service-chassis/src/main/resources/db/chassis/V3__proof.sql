-- Every event carries a hash over the one before it in its stream and its own row, so that a change is found. What is hashed
-- and in which layout: decision 0020. The services hash in memory; who inserts without a hash (an older version of a service
-- beside a newer one, a hand) gets it from the trigger.
create function sealed(part bytea) returns bytea language sql immutable strict as
$$ select int4send(octet_length(part)) || part $$;

create function sealed(part text) returns bytea language sql immutable strict as
$$ select sealed(convert_to(part, 'UTF8')) $$;

alter table events add column hash bytea;

create function event_hash(previous bytea, event events) returns bytea language sql immutable as
$$
  select sha256(
    coalesce(previous, decode(repeat('00', 32), 'hex'))
    || sealed(event.stream_id::text) || int8send(event.sequence) || sealed(coalesce(event.stream_type::text, ''))
    || sealed(event.event_id::text) || sealed(event.event_type::text) || sealed(event.event_version::text)
    || sealed(event.recorded_at::text) || sealed(event.metadata) || sealed(event.payload))
$$;

create function seal_event() returns trigger language plpgsql as
$$
begin
  new.hash := event_hash(
    (select hash from events where stream_id = new.stream_id and sequence = new.sequence - 1), new);
  return new;
end
$$;

-- Events that are there are sealed as they are: what was done to them before cannot be found any more.
lock table events in share row exclusive mode;
do
$$
declare
  event events;
  previous bytea;
  stream varchar;
begin
  for event in select * from events order by stream_id, sequence loop
    previous := event_hash(case when event.stream_id = stream then previous end, event);
    stream := event.stream_id;
    update events set hash = previous where position = event.position;
  end loop;
end
$$;

create trigger events_seal before insert on events for each row when (new.hash is null) execute function seal_event();
alter table events alter column hash set not null;

-- The chain over all events in the order of their positions, as far as the publisher has come; 32 bytes, zero at first.
-- topic_id: the topic as it was when it was last published to; a topic of the same name that was created anew has another.
-- from_start: somebody asks for everything to be published again.
alter table publisher_position
  add column chain_position bigint not null default 0,
  add column chain_count bigint not null default 0,
  add column chain_hash bytea not null default decode(repeat('00', 32), 'hex'),
  add column topic_id varchar(64),
  add column from_start boolean not null default false;

-- Which incarnation of a topic the listener's offsets belong to.
create table listened_topics (
  topic varchar(256) not null,
  topic_partition int not null,
  topic_id varchar(64) not null,
  primary key (topic, topic_partition)
);

-- The trace in which an outside call was decided, W3C form, and the case it is for.
alter table effects
  add column traceparent varchar(64),
  add column correlation varchar(256);
