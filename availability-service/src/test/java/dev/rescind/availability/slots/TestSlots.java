package dev.rescind.availability.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.List;

/** What came out about a slot or a product, waited for. */
record TestSlots(TestTopics topics) {

  /** Waits until so many events of the key are out, and answers them; more would be too many. */
  List<RescindEvent> events(String key, int count) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(topics.events(Topic.AVAILABILITY, key)).hasSizeGreaterThanOrEqualTo(count));
    List<RescindEvent> events = topics.events(Topic.AVAILABILITY, key);
    assertThat(events).hasSize(count);
    return events;
  }
}
