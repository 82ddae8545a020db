-- Double entry. Debits are positive, credits negative; the postings of an entry sum to zero in each currency.
create table postings (
  entry_id text not null,
  account varchar(128) not null,
  currency char(3) not null,
  amount bigint not null check (amount <> 0),
  posted_at timestamptz not null,
  primary key (entry_id, account, currency)
);

create function postings_balance() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from postings where entry_id = new.entry_id group by currency having sum(amount) <> 0) then
    raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- Looked at when the transaction commits, so that the two sides may be written one after the other.
create constraint trigger postings_balance after insert on postings
  deferrable initially deferred for each row execute function postings_balance();

create function postings_stay() returns trigger language plpgsql as $$
begin
  raise exception 'postings are never changed' using errcode = 'check_violation';
end $$;

create trigger postings_stay before update or delete on postings
  for each statement execute function postings_stay();
