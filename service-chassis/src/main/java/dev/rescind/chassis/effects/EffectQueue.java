package dev.rescind.chassis.effects;

import dev.rescind.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The calls still to be made, in the service's own Postgres. */
public final class EffectQueue {

  /**
   * How long a worker that claimed an effect has before another takes it for dead, unless it renews
   * the lease. Short, because it is what a killed process makes its customers wait.
   */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final String CLAIM =
      """
      update effects set claimed_until = ?, attempts = attempts + 1, hurried = false
      where id in (
        select id from effects
        where due_at <= ? and (claimed_until is null or claimed_until < ?) and id <> all (?)
        order by due_at limit ? for update skip locked)
      returning id, kind, payload, attempts, submitted_at, traceparent, correlation
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final WakeUp wakeUp = new WakeUp();

  EffectQueue(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Submits a call, in the running transaction; made as soon as that has committed. */
  public void submit(String id, String kind, Object payload) {
    submit(id, kind, payload, clock.instant());
  }

  /** Submits a call that is to be made later. */
  public void submit(String id, String kind, Object payload, Instant dueAt) {
    Effect.Trace trace = Effect.Trace.current();
    jdbc.update(
        """
        insert into effects (id, kind, payload, due_at, submitted_at, traceparent, correlation)
        values (?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (id) do nothing
        """,
        id,
        kind,
        EventJson.mapper().writeValueAsString(payload),
        Timestamp.from(dueAt),
        Timestamp.from(clock.instant()),
        trace.parent(),
        trace.correlation());
    wakeAfterCommit();
  }

  /** Takes a call back, in the running transaction, unless it was begun. */
  public Withdrawal withdraw(String id) {
    if (jdbc.update("delete from effects where id = ? and attempts = 0", id) > 0) {
      return Withdrawal.WITHDRAWN;
    }
    Boolean begun =
        jdbc.queryForObject("select exists (select from effects where id = ?)", Boolean.class, id);
    return Boolean.TRUE.equals(begun) ? Withdrawal.TOO_LATE : Withdrawal.NONE;
  }

  /**
   * Makes waiting calls due now; for when what they waited for has come. One that is being made at
   * the moment is made again at once if it comes back undecided.
   */
  public void hurry(String idPrefix) {
    jdbc.update(
        "update effects set due_at = ?, hurried = true where starts_with(id, ?)",
        Timestamp.from(clock.instant()),
        idPrefix);
    wakeAfterCommit();
  }

  private void wakeAfterCommit() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(wakeUp);
    } else {
      wakeUp.afterCommit();
    }
  }

  void onSubmitted(Runnable listener) {
    wakeUp.listener = listener;
  }

  /** Claims what is due, but nothing that is under way here, however old its lease is. */
  List<Effect> claim(int most, List<Effect> underWay) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.query(
        CLAIM,
        EffectQueue::read,
        Timestamp.from(clock.instant().plus(LEASE)),
        now,
        now,
        underWay.stream().map(Effect::id).toArray(String[]::new),
        most);
  }

  /** Starts the leases anew; of those that this worker has lost meanwhile it touches none. */
  void renew(List<Effect> effects) {
    Timestamp until = Timestamp.from(clock.instant().plus(LEASE));
    jdbc.batchUpdate(
        "update effects set claimed_until = ? where id = ? and attempts = ?",
        effects.stream()
            .map(effect -> new Object[] {until, effect.id(), effect.attempt()})
            .toList());
  }

  /** Takes the effect off; false if this attempt has lost it to a later one. */
  boolean done(Effect effect) {
    return jdbc.update(
            "delete from effects where id = ? and attempts = ?", effect.id(), effect.attempt())
        > 0;
  }

  /** Puts the effect back, unless this attempt has lost it to a later one. */
  void again(Effect effect, EffectOutcome.Again again) {
    Instant now = clock.instant();
    jdbc.update(
        """
        update effects set due_at = case when hurried then ?::timestamptz else ?::timestamptz end, claimed_until = null,
          last_problem = ? where id = ? and attempts = ?
        """,
        Timestamp.from(now),
        Timestamp.from(now.plus(again.after())),
        again.problem().replace("\0", ""),
        effect.id(),
        effect.attempt());
  }

  private static Effect read(ResultSet row, int number) throws SQLException {
    return new Effect(
        row.getString("id"),
        row.getString("kind"),
        EventJson.mapper().readTree(row.getString("payload")),
        row.getInt("attempts"),
        row.getTimestamp("submitted_at").toInstant(),
        new Effect.Trace(row.getString("traceparent"), row.getString("correlation")));
  }

  private static final class WakeUp implements TransactionSynchronization {

    private volatile Runnable listener = () -> {};

    @Override
    public void afterCommit() {
      listener.run();
    }
  }
}
