package dev.rescind.system;

import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.standalone.Role;
import dev.rescind.upstream.EventSender;
import dev.rescind.upstream.OutgoingEvent;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Causes what the alerts are about. What would take an hour is done to the database as if the hour
 * had passed, what nobody may do is done past the service, and both are undone.
 */
final class Troubles implements AutoCloseable {

  /** With a pause that doubles after each: unknown for a minute. */
  private static final int TIMEOUTS = 6;

  private static final int FAILURES = 5;
  private static final int ASKING_AT_ONCE = 40;
  private static final int FLOOD = 1_500;

  private final Platform platform;

  Troubles(Platform platform) {
    this.platform = platform;
  }

  /** Everything that stays by itself until it is seen. */
  void begin() {
    nobodyKnowsTheAddress();
    theGatewayDoesNotAnswer();
    theGatewayRefuses();
    at(
        "cancellation",
        List.of(
            """
            insert into case_deadlines (cancellation_id, order_id, kind, due_at, not_before)
            values ('metrics', 'metrics', 'REMINDER', now() - interval '2 minutes',
              now() + interval '1 day')
            """));
    at(
        "refund",
        List.of(
            "set local session_replication_role = replica",
            "insert into postings values ('metrics', 'metrics', 'EUR', 1, now())"));
  }

  private void nobodyKnowsTheAddress() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5));
    platform.topics().publish(story.placed());
    platform.topics().publish(story.paid());
    story.awaitKnown().cancelled();
  }

  private void theGatewayDoesNotAnswer() {
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    fault(story, "TIMEOUT_BEFORE", TIMEOUTS);
    String cancellation = story.cancelled();
    at(
        "cancellation",
        List.of(
            """
            update cases set decision_recorded_at = decision_recorded_at - interval '2 hours'
            where cancellation_id = '%s'
            """
                .formatted(cancellation)));
  }

  private void theGatewayRefuses() {
    List<Story> stories =
        Stream.generate(() -> Story.appointmentIn(platform, Duration.ofDays(5)).known())
            .limit(FAILURES)
            .toList();
    stories.forEach(story -> fault(story, "DECLINE", 1));
    stories.forEach(Story::cancelled);
  }

  private void fault(Story story, String kind, int times) {
    platform.post(
        "refund-service",
        "/ops/simulated-gateway/faults",
        "{\"paymentId\":\"%s\",\"kind\":\"%s\",\"times\":%d}"
            .formatted(story.paid().paymentId().value(), kind, times),
        Role.OPS,
        "o");
  }

  /**
   * While somebody looks other sessions hold tables: what availability-service answers from, what
   * notification-service writes first, and where refund-service notes what it published.
   */
  void whileTheDatabaseIsHeld(Runnable look) {
    AtomicBoolean held = new AtomicBoolean(true);
    try (Connection slots = administrator("availability");
        Connection inbox = administrator("notification");
        Connection position = administrator("refund");
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      hold(slots, "lock table slots in access exclusive mode");
      hold(inbox, "lock table inbox in exclusive mode");
      hold(position, "lock table publisher_position in exclusive mode");
      Story.appointmentIn(platform, Duration.ofDays(5)).known().cancelled();
      flood();
      for (int caller = 0; caller < ASKING_AT_ONCE; caller++) {
        callers.execute(() -> askWhile(held));
      }
      try {
        look.run();
      } finally {
        held.set(false);
        slots.rollback();
        inbox.rollback();
        position.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void askWhile(AtomicBoolean held) {
    while (held.get()) {
      try {
        platform.get("availability-service", "/api/slots", Role.OPS, "o");
      } catch (UncheckedIOException e) {
        // Nobody answers as long as the table is held, which is what this is for.
        Thread.onSpinWait();
      }
    }
  }

  private static void hold(Connection connection, String lock) throws SQLException {
    connection.setAutoCommit(false);
    execute(connection, List.of(lock));
  }

  /** The same event again and again: takes effect once, and has to be read all the same. */
  private void flood() {
    PersonId person = new PersonId("C-metrics");
    ContactPublished contact = new ContactPublished(person, "flood@example.org", "Somebody", "en");
    UUID id = UUID.randomUUID();
    try (EventSender sender = EventSender.connect(platform.parts().bootstrapServers(), "/test")) {
      for (int time = 0; time < FLOOD; time++) {
        sender.send(new OutgoingEvent(id, person.value(), Instant.now(), contact));
      }
      sender.flush();
    }
  }

  /** What was done past the services. */
  @Override
  public void close() {
    at("cancellation", List.of("delete from case_deadlines where cancellation_id = 'metrics'"));
    at(
        "refund",
        List.of(
            "set local session_replication_role = replica",
            "delete from postings where entry_id = 'metrics'"));
  }

  private void at(String database, List<String> statements) {
    try (Connection connection = administrator(database)) {
      connection.setAutoCommit(false);
      execute(connection, statements);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private Connection administrator(String database) throws SQLException {
    return platform.inOneProcess().administrator(database);
  }
}
