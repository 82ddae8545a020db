-- Two upstreams may number their events alike: an event is known by its source and its id. Of what
-- was noted before this, the source is not known; it counts as noted whatever source it comes from.
alter table inbox add column source varchar(256) not null default '';
alter table inbox drop constraint inbox_pkey;
alter table inbox add primary key (event_id, source);

-- A repeated request is answered with the version that its first answer named.
alter table idempotent_requests add column etag varchar(256);

-- An older version of a service beside a newer one notes ids alone, and has to see what that one noted.
create function noted_already() returns trigger language plpgsql as
$$
begin
  if exists (select from inbox where event_id = new.event_id) then
    return null;
  end if;
  return new;
end
$$;
create trigger inbox_of_older before insert on inbox for each row
  when (new.source = '') execute function noted_already();
