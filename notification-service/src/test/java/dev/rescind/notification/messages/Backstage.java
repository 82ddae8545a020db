package dev.rescind.notification.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationId;
import dev.rescind.events.Explanation;
import dev.rescind.events.Party;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.Requester;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Route;
import dev.rescind.events.Topic;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.TestMailServer;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits for what the service does, and looks behind it. */
record Backstage(TestTopics topics, TestMailServer server, JdbcClient jdbc) {

  private static final Duration LONG = Duration.ofMinutes(2);

  /** Publishes how to reach these people and waits until it is known. */
  void introduce(ContactPublished... contacts) {
    for (ContactPublished contact : contacts) {
      topics.publish(contact);
    }
    for (ContactPublished contact : contacts) {
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(isKnown(contact.personId().value())).isTrue());
    }
  }

  boolean isKnown(String person) {
    return jdbc.sql("select count(*) from contacts where person_id = ?")
            .param(person)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Waits until so many mails went to the person, and answers them; more would be too many. */
  List<TestMailServer.Taken> mails(String person, int count) {
    String address = TestCase.address(person);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(server.takenFor(address)).hasSizeGreaterThanOrEqualTo(count));
    assertThat(server.takenFor(address)).hasSize(count);
    return server.takenFor(address);
  }

  /** Waits until so many answers are out, and answers them; more would be too many. */
  List<RescindEvent> answers(TestCase story, int count) {
    String key = story.order().value();
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(topics.events(Topic.NOTIFICATIONS, key)).hasSizeGreaterThanOrEqualTo(count));
    List<RescindEvent> events = topics.events(Topic.NOTIFICATIONS, key);
    assertThat(events).hasSize(count);
    return events;
  }

  /** Waits until a message to the person was put off, for the given reason. */
  void putOff(String person, String problem) {
    await().atMost(LONG).untilAsserted(() -> assertThat(problems(person)).contains(problem));
  }

  /** Why messages to the person were put off. */
  List<String> problems(String person) {
    return jdbc.sql(
            """
            select last_problem from effects
            where starts_with(id, ?) and claimed_until is null and last_problem is not null
            """)
        .param(person + "/")
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Waits until what was published of the case before is dealt with: it comes after, by key. */
  void passes(TestCase story) {
    String marker = "marker-" + story.name();
    topics.publish(
        new CancellationRejected(
            new CancellationId(marker),
            story.order(),
            null,
            null,
            new Requester(Party.CUSTOMER, marker),
            "OTHER",
            Route.AUTOMATIC,
            null,
            new Explanation(List.of()),
            TestCase.NOW,
            TestCase.NOW,
            null,
            false));
    await().atMost(LONG).untilAsserted(() -> assertThat(messagesTo(marker)).isOne());
  }

  private int messagesTo(String person) {
    return jdbc.sql("select count(*) from messages where person_id = ?")
        .param(person)
        .query(Integer.class)
        .single();
  }
}
