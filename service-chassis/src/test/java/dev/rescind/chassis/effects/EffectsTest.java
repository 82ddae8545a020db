package dev.rescind.chassis.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.sample.SampleProbe;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

@SampleTest
class EffectsTest {

  private static final Duration LITTLE = Duration.ofMillis(1);
  private static final int MORE_TRIES_THAN_ONE_ROUND = 4;

  private final EffectQueue queue;
  private final UnitsOfWork units;
  private final Script script;
  private final SettableClock clock;
  private final SampleProbe probe;
  private final JdbcTemplate jdbc;
  private final String id = SampleProbe.newOrder() + ":effect";
  private final AtomicInteger recorded = new AtomicInteger();
  private final EffectWorker worker;

  EffectsTest(
      EffectQueue queue,
      EffectWorker worker,
      UnitsOfWork units,
      Script script,
      SettableClock clock,
      SampleProbe probe,
      JdbcTemplate jdbc) {
    this.queue = queue;
    this.worker = worker;
    this.units = units;
    this.script = script;
    this.clock = clock;
    this.probe = probe;
    this.jdbc = jdbc;
  }

  @Test
  void anEffectThatIsSubmittedTwiceIsMadeOnce() {
    script.whenPerforming(id, effect -> done());
    units.run(() -> {
      queue.submit(id, "sample", Map.of());
      queue.submit(id, "sample", Map.of());
    });

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
    assertThat(recorded).hasValue(1);
  }

  @Test
  void anEffectOfARolledBackUnitIsNeverMade() {
    String marker = id + "-marker";
    try {
      units.run(() -> {
        queue.submit(id, "sample", Map.of());
        throw new IllegalStateException("scripted");
      });
    } catch (IllegalStateException scripted) {
      units.run(() -> queue.submit(marker, "sample", Map.of()));
    }

    await().until(() -> script.attemptsAt(marker).size() == 1);
    assertThat(script.attemptsAt(id)).isEmpty();
  }

  @Test
  void anEffectThatWasNotBegunCanBeTakenBack() {
    units.run(() -> queue.submit(id, "sample", Map.of(), clock.instant().plusSeconds(60)));

    assertThat(units.call(() -> queue.withdraw(id))).isEqualTo(Withdrawal.WITHDRAWN);
    assertThat(units.call(() -> queue.withdraw(id))).isEqualTo(Withdrawal.NONE);
    assertThat(script.attemptsAt(id)).isEmpty();
  }

  @Test
  void anEffectThatWasBegunCannotBeTakenBack() {
    script.whenPerforming(
        id,
        effect -> {
          throw new IllegalStateException("scripted");
        });
    submit();
    await().until(() -> waits(1));

    assertThat(units.call(() -> queue.withdraw(id))).isEqualTo(Withdrawal.TOO_LATE);
    assertThat(waits(1)).isTrue();
  }

  @Test
  void aCallThatThrowsIsMadeAgainAfterAPauseThatDoubles() {
    script.whenPerforming(
        id,
        effect -> {
          if (effect.attempt() < 3) {
            throw new IllegalStateException("scripted");
          }
          return done();
        });
    submit();
    await().until(() -> waits(1));
    clock.advance(Duration.ofSeconds(1).minus(LITTLE));
    staysAt(1);
    clock.advance(LITTLE);
    await().until(() -> waits(2));
    clock.advance(Duration.ofSeconds(2).minus(LITTLE));
    staysAt(2);
    clock.advance(LITTLE);

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1, 2, 3);
    assertThat(recorded).hasValue(1);
  }

  @Test
  void anErrorInOneCallDoesNotTouchTheOthers() {
    String other = id + "-other";
    script.whenPerforming(
        id,
        effect -> {
          throw new AssertionError("scripted");
        });
    units.run(() -> {
      queue.submit(id, "sample", Map.of());
      queue.submit(other, "sample", Map.of());
    });

    await().until(() -> script.attemptsAt(other).size() == 1 && waits(1));
    await().until(() -> probe.count("select count(*) from effects where id = ?", other) == 0);
    assertThat(problem()).isEqualTo("AssertionError: scripted");
  }

  @Test
  void aConcurrentWriterIsNoReasonToMakeACallAgain() {
    script.whenPerforming(
        id,
        effect ->
            new EffectOutcome.Done(() -> {
              if (recorded.incrementAndGet() < 4) {
                throw new ConcurrencyException("scripted");
              }
            }));
    submit();

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
    assertThat(recorded).hasValue(4);
  }

  @Test
  void anOutcomeThatCannotBeRecordedHasTheCallMadeAgain() {
    script.whenPerforming(
        id,
        effect ->
            new EffectOutcome.Done(() -> {
              recorded.incrementAndGet();
              if (effect.attempt() == 1) {
                throw new IllegalStateException("scripted");
              }
            }));
    submit();
    await().until(() -> waits(1));
    assertThat(problem()).isEqualTo("IllegalStateException: scripted");
    clock.advance(Duration.ofSeconds(1));

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1, 2);
  }

  @Test
  void anOutcomeThatTheDatabaseCouldNotTakeYetIsKeptUntilItCan() {
    script.whenPerforming(
        id,
        effect ->
            new EffectOutcome.Done(() -> {
              if (recorded.incrementAndGet() <= MORE_TRIES_THAN_ONE_ROUND) {
                throw new DataAccessResourceFailureException("scripted");
              }
            }));
    submit();

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
    assertThat(recorded).hasValue(MORE_TRIES_THAN_ONE_ROUND + 1);
  }

  @Test
  void aSlowCallKeepsItsLease() {
    CountDownLatch answered = slow();
    submit();
    await().until(() -> script.attemptsAt(id).size() == 1);
    clock.advance(EffectQueue.LEASE);

    await().until(() -> claimedUntil().equals(clock.instant().plus(EffectQueue.LEASE)));
    answered.countDown();
    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
  }

  @Test
  void aSlowCallHoldsUpNeitherThoseBesideItNorThoseAfterIt() {
    CountDownLatch answered = slow();
    units.run(() -> {
      queue.submit(id, "sample", Map.of());
      queue.submit(id + "-beside", "sample", Map.of());
    });
    await().until(() -> script.attemptsAt(id).size() == 1 && isGone(id + "-beside"));
    units.run(() -> queue.submit(id + "-after", "sample", Map.of()));

    await().until(() -> isGone(id + "-after"));

    assertThat(isGone()).isFalse();
    answered.countDown();
    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
  }

  @Test
  void whatIsUnderWayAsTheWorkerStopsIsRecorded() {
    CountDownLatch answered = slow();
    submit();
    await().until(() -> script.attemptsAt(id).size() == 1);
    Thread stopping = Thread.ofPlatform().start(worker::stop);
    await().until(() -> !worker.isRunning());
    answered.countDown();

    await().until(() -> !stopping.isAlive());
    try {
      assertThat(isGone()).isTrue();
      assertThat(recorded).hasValue(1);
    } finally {
      worker.start();
    }
  }

  @Test
  void whatADeadProcessClaimedIsMadeWhenItsLeaseEnds() {
    jdbc.update(
        """
        insert into effects (id, kind, payload, attempts, due_at, claimed_until, submitted_at)
        values (?, 'sample', '{}', 1, now() - interval '100 years',
          cast(? as timestamptz), now())
        """,
        id,
        clock.instant().plus(EffectQueue.LEASE).toString());
    clock.advance(EffectQueue.LEASE);
    staysAt(0);
    clock.advance(LITTLE);

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(2);
  }

  @Test
  void anAttemptThatOutlivesItsLeaseRecordsNothing() {
    CountDownLatch overtaken = slow();
    submit();
    await().until(() -> script.attemptsAt(id).size() == 1);
    jdbc.update("update effects set attempts = 2 where id = ?", id);
    overtaken.countDown();

    String marker = id + "-marker";
    units.run(() -> queue.submit(marker, "sample", Map.of()));
    await().until(() -> script.attemptsAt(marker).size() == 1);
    assertThat(recorded).hasValue(0);
    assertThat(isGone()).isFalse();
  }

  @Test
  void whatIsHurriedIsMadeAtOnce() {
    units.run(
        () -> queue.submit(id, "sample", Map.of(), clock.instant().plus(Duration.ofDays(30))));
    staysAt(0);
    units.run(() -> queue.hurry(id.substring(0, id.length() - 3)));

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1);
  }

  @Test
  void whatIsHurriedWhileItIsBeingMadeIsMadeAgainAtOnce() {
    CountDownLatch hurried = new CountDownLatch(1);
    script.whenPerforming(
        id,
        effect -> {
          await().until(() -> effect.attempt() > 1 || hurried.getCount() == 0);
          return effect.attempt() > 1
              ? done()
              : new EffectOutcome.Again(Duration.ofDays(30), "not there yet");
        });
    submit();
    await().until(() -> script.attemptsAt(id).size() == 1);
    units.run(() -> queue.hurry(id));
    hurried.countDown();

    await().until(this::isGone);
    assertThat(script.attemptsAt(id)).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "10,512", "11,600", "12,600", "40,600", "0,1"})
  void pausesDoubleFromASecondToTenMinutes(int attempt, long seconds) {
    assertThat(Pauses.after(attempt)).isEqualTo(Duration.ofSeconds(seconds));
  }

  /** The call is answered once the latch is let go. */
  private CountDownLatch slow() {
    CountDownLatch answered = new CountDownLatch(1);
    script.whenPerforming(
        id,
        effect -> {
          await().until(() -> answered.getCount() == 0);
          return done();
        });
    return answered;
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(() -> recorded.addAndGet(1));
  }

  private void submit() {
    units.run(() -> queue.submit(id, "sample", Map.of("some", List.of("payload"))));
  }

  /** Waits for another effect to be made, which would have come after this one. */
  private void staysAt(int attempts) {
    String marker = id + "-after-" + clock.instant();
    units.run(() -> queue.submit(marker, "sample", Map.of()));
    await().until(() -> script.attemptsAt(marker).size() == 1);
    assertThat(script.attemptsAt(id)).hasSize(attempts);
  }

  private boolean waits(int attempts) {
    return probe.count(
            "select count(*) from effects where id = ? and claimed_until is null and attempts = ?",
            id,
            attempts)
        == 1;
  }

  private boolean isGone() {
    return isGone(id);
  }

  private boolean isGone(String effect) {
    return probe.count("select count(*) from effects where id = ?", effect) == 0;
  }

  private Instant claimedUntil() {
    Timestamp until =
        jdbc.queryForObject("select claimed_until from effects where id = ?", Timestamp.class, id);
    return until == null ? Instant.EPOCH : until.toInstant();
  }

  private String problem() {
    return String.valueOf(
        jdbc.queryForObject("select last_problem from effects where id = ?", String.class, id));
  }
}
