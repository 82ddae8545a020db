-- What analysts see. Each view V is V_as_of(instant) at the end of time: what was so at an instant, as the events known now tell it.
-- A new view is a macro, a view of the same name, and its comments.

create or replace macro events_as_of(instant) as table
  select source, event_id, type, version, coalesce(time, recorded) as time, topic, "partition", "offset", key,
    correlation, causation, payload, recorded
  from event_log
  where coalesce(time, recorded) <= instant::timestamp;

create or replace macro unreadable_records_as_of(instant) as table
  select topic, "partition", "offset", key, event_id, type, cause, recorded
  from unreadable_log
  where recorded <= instant::timestamp;

-- The latest revision by then counts, whichever was told last.
create or replace macro amended_totals_as_of(instant) as table
  select order_id,
    arg_max({'minor': total_minor, 'currency': currency}, {'revision': revision, 'at': amended_at, 'total': total_minor}) as amended
  from amendment_facts
  where amended_at <= instant::timestamp
  group by order_id;

create or replace macro orders_as_of(instant) as table
  select order_id, merchant_id, customer_id,
    case
      when no_show_at <= instant::timestamp then 'NO_SHOW'
      when completed_at <= instant::timestamp then 'COMPLETED'
      when placed_at is not null then 'PLACED'
      else 'UNKNOWN'
    end as state,
    placed_at, currency, case when amended.currency = currency then amended.minor else total_minor end as total_minor, historical,
    case when completed_at <= instant::timestamp then completed_at end as completed_at,
    case when no_show_at <= instant::timestamp then no_show_at end as no_show_at
  from order_facts left join amended_totals_as_of(instant) using (order_id)
  where coalesce(placed_at, least(completed_at, no_show_at)) <= instant::timestamp;

-- What most cases never have more than a few of: the turns that lead to a state, the disputes, what is said of the fault.
create or replace macro case_turns_as_of(instant) as table
  select cancellation_id,
    max({'at': happened_at, 'rank': case state when 'AWAITING_RESPONSE' then 1 when 'ALTERNATIVE_OFFERED' then 2
      when 'KEEPING' then 3 when 'KEPT' then 5 when 'APPROVED' then 6 when 'WITHDRAWN' then 7 when 'SETTLED' then 8 else 9 end, 'state': state})
      filter (where state is not null) as last,
    coalesce(sum(disputes), 0) > 0 as disputed,
    arg_max(fault, {'at': happened_at, 'fault': fault}) filter (where fault is not null) as fault,
    arg_max(cause, {'at': happened_at, 'cause': cause}) filter (where cause is not null) as cause,
    arg_max(counts, {'at': happened_at, 'counts': counts}) filter (where counts is not null) as counts
  from (
    select cancellation_id, state, disputes, fault, cause, counts, happened_at from case_turns
    union all by name
    select cancellation_id, 'SETTLED' as state, settled_at as happened_at from settlement_facts)
  where happened_at <= instant::timestamp
  group by cancellation_id;

-- What was decided by then. A decision may come again after a dispute; the last one by then counts. Settlements between
-- the first and the last are turns.
create or replace macro case_decisions_as_of(instant) as table
  select *,
    case when approved_at <= instant::timestamp then approved_at end as approved,
    case when last_rejected_at <= instant::timestamp then last_rejected_at
      when rejected_at <= instant::timestamp then rejected_at end as rejected,
    case when last_settled_at <= instant::timestamp then last_settled_at
      when settled_at <= instant::timestamp then settled_at end as settled
  from case_facts
  where coalesce(requested_at, approved_at, rejected_at, settled_at) <= instant::timestamp;

-- The state follows from the facts alone, whatever the order they came in: the latest of what happened; of what happened
-- at one instant, what is further on. A dispute ends with its case, though nobody rules.
create or replace macro cases_as_of(instant) as table
  with decided as (
    select d.*, t.last, coalesce(t.disputed, false) as disputed, t.fault as said_fault, t.cause as said_cause,
      t.counts as said_counts,
      case
        when settled is not null then {'at': settled, 'rank': 8, 'state': 'SETTLED'}
        when approved is not null then {'at': approved, 'rank': 6, 'state': 'APPROVED'}
        when rejected is not null then {'at': rejected, 'rank': 4, 'state': 'REJECTED'}
        when awaiting_order_until is not null then {'at': requested_at, 'rank': 0, 'state': 'AWAITING_ORDER'}
        else {'at': requested_at, 'rank': 0, 'state': 'REQUESTED'}
      end as base
    from case_decisions_as_of(instant) d left join case_turns_as_of(instant) t using (cancellation_id)),
  placed as (
    select *, case when last is null or base > last then base else last end as now from decided)
  select
    cancellation_id, order_id, merchant_id, customer_id, requester, reason,
    case when disputed and now.state not in ('SUPERSEDED', 'WITHDRAWN', 'KEPT') then 'DISPUTED' else now.state end as state,
    now.at as state_since,
    requested_at,
    coalesce(approved, rejected) as decided_at,
    date_diff('second', requested_at, coalesce(approved, rejected)) as seconds_to_decision,
    case when approved is not null then approved_by when rejected is not null then rejected_by end as decided_by,
    case when approved is not null then approved_route when rejected is not null then rejected_route end as route,
    approved as approved_at,
    case when settled_at <= instant::timestamp then settled_at end as settled_at,
    case when approved is not null then refund_minor end as refund_minor,
    case when approved is not null then currency end as currency,
    coalesce(said_fault, case when approved is not null then fault end) as fault,
    coalesce(said_cause, case when approved is not null then cause end) as cause,
    case when approved is not null then coalesce(said_counts, counts, true) end as counts,
    historical,
    case when coalesce(approved, rejected) is not null then policy_id end as policy_id,
    case when coalesce(approved, rejected) is not null then policy_version end as policy_version
  from placed;

create or replace macro case_events_as_of(instant) as table
  select correlation as cancellation_id, payload->>'$.orderId' as order_id,
    row_number() over (partition by correlation order by time, topic, "offset") as step,
    time, type, source, event_id, causation, payload
  from events_as_of(instant)
  where correlation is not null;

create or replace macro refunds_as_of(instant) as table
  select event_id, order_id, cancellation_id, step_id, outcome, refund_id, payment_id, amount_minor, currency, why,
    happened_at, historical
  from refund_facts
  where happened_at <= instant::timestamp;

create or replace macro reservations_as_of(instant) as table
  select event_id, slot_id, order_id, line_id, quantity, reserved_at, historical
  from reservation_facts
  where reserved_at <= instant::timestamp;

create or replace macro slots_released_as_of(instant) as table
  select event_id, slot_id, order_id, line_id, cancellation_id, step_id, why, quantity, released_at, historical
  from release_facts
  where released_at <= instant::timestamp and why not in ('CLOSE', 'WRITE_OFF');

create or replace macro slots_as_of(instant) as table
  select s.slot_id, s.product_id, s.merchant_id, s.starts_at, s.ends_at, s.zone, s.capacity, s.opened_at,
    coalesce(r.quantity, 0) as reserved, coalesce(f.quantity, 0) as released, coalesce(c.quantity, 0) as closed, s.historical
  from slot_facts s
  left join (select slot_id, sum(quantity)::bigint as quantity from reservations_as_of(instant) group by 1) r using (slot_id)
  left join (select slot_id, sum(quantity)::bigint as quantity from slots_released_as_of(instant) group by 1) f using (slot_id)
  left join (
    select slot_id, sum(quantity)::bigint as quantity from release_facts
    where released_at <= instant::timestamp and why in ('CLOSE', 'WRITE_OFF') group by 1) c using (slot_id)
  where s.opened_at <= instant::timestamp;

create or replace macro resold_slots_as_of(instant) as table
  select f.slot_id, f.order_id, f.cancellation_id, f.released_at, r.order_id as resold_to, r.reserved_at as resold_at,
    date_diff('minute', f.released_at, r.reserved_at) as minutes_free
  from reservations_as_of(instant) r
  asof join slots_released_as_of(instant) f on r.slot_id = f.slot_id and r.reserved_at > f.released_at
  where r.order_id <> f.order_id
  qualify row_number() over (partition by f.event_id order by r.reserved_at, r.event_id) = 1;

create or replace macro notices_as_of(instant) as table
  select event_id, order_id, cancellation_id, step_id, audience, outcome, channel, template, why, happened_at
  from notice_facts
  where happened_at <= instant::timestamp;

create or replace macro merchant_days_as_of(instant) as table
  select o.merchant_id, o.placed_at::date as day, o.currency,
    count(*) as orders,
    count(c.order_id) as cancelled,
    count(*) filter (where o.state = 'NO_SHOW') as no_shows,
    count(*) filter (where o.state = 'COMPLETED') as completed,
    sum(o.total_minor)::bigint as ordered_minor,
    coalesce(sum(r.minor), 0)::bigint as refunded_minor
  from orders_as_of(instant) o
  left join (select distinct order_id from cases_as_of(instant) where counts) c using (order_id)
  left join (
    select order_id, sum(amount_minor) as minor from refunds_as_of(instant) where outcome = 'ISSUED' group by 1) r using (order_id)
  where o.placed_at is not null
  group by all;

create or replace macro reasons_as_of(instant) as table
  select o.merchant_id, o.placed_at::date as day, c.reason, c.requester,
    count(*) as cancellations, count(distinct c.order_id) as orders
  from cases_as_of(instant) c join orders_as_of(instant) o using (order_id)
  where c.approved_at is not null and c.reason is not null and o.placed_at is not null
  group by all;

create or replace view events as from events_as_of(timestamp 'infinity');
create or replace view unreadable_records as from unreadable_records_as_of(timestamp 'infinity');
create or replace view orders as from orders_as_of(timestamp 'infinity');
create or replace view cases as from cases_as_of(timestamp 'infinity');
create or replace view case_events as from case_events_as_of(timestamp 'infinity');
create or replace view refunds as from refunds_as_of(timestamp 'infinity');
create or replace view reservations as from reservations_as_of(timestamp 'infinity');
create or replace view slots_released as from slots_released_as_of(timestamp 'infinity');
create or replace view slots as from slots_as_of(timestamp 'infinity');
create or replace view resold_slots as from resold_slots_as_of(timestamp 'infinity');
create or replace view notices as from notices_as_of(timestamp 'infinity');
create or replace view merchant_days as from merchant_days_as_of(timestamp 'infinity');
create or replace view reasons as from reasons_as_of(timestamp 'infinity');
