package dev.rescind.chassis.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A topic that is deleted and created anew while its publisher runs, or while it does not. */
class LostTopicTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @AutoClose private final PublisherRig rig = new PublisherRig();

  @Test
  void aTopicThatWasCreatedAnewIsFilledAgainFromTheFirstEvent() throws SQLException {
    store("early", 50);
    rig.start();
    await().atMost(LONG).until(() -> rig.published().size() == 50);

    rig.loseTopic();
    rig.topicId("second");
    store("late", 50);

    await().atMost(LONG).until(() -> rig.published().size() == 100);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void aTopicThatWasLostWhileNobodyPublishedIsFilledAgainAtTheStart() throws SQLException {
    store("early", 20);
    EventPublisher first = rig.start().publisher();
    await().atMost(LONG).until(() -> rig.published().size() == 20);
    first.stop();
    rig.loseTopic();
    rig.topicId("second");

    rig.start();

    await().atMost(LONG).until(() -> rig.published().size() == 20);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void anAcknowledgementThatGoesBackGivesTheLossAwayBeforeTheBrokerIsAsked() throws SQLException {
    store("early", 50);
    rig.start();
    await().atMost(LONG).until(() -> rig.published().size() == 50);
    rig.loseTopic();

    rig.store("late");

    await().atMost(LONG).until(() -> rig.published().size() == 51);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void aTopicThatHoldsEverythingUnderAnotherIdIsACopyAndLeftAsItIs() throws SQLException {
    store("early", 10);
    EventPublisher first = rig.start().publisher();
    await().atMost(LONG).until(() -> rig.published().size() == 10);
    first.stop();
    rig.topicId("mirrored");

    rig.start();
    rig.store("late");

    await().atMost(LONG).until(() -> rig.published().size() == 11);
    assertThat(rig.published()).isEqualTo(rig.stored());
  }

  @Test
  void whoAsksForItGetsEverythingPublishedAgainBehindWhatIsThere() throws SQLException {
    store("early", 10);
    rig.start();
    await().atMost(LONG).until(() -> rig.published().size() == 10);

    rig.change("update publisher_position set from_start = true");

    await().atMost(LONG).until(() -> rig.published().size() == 20);
    List<String> twice = new ArrayList<>(rig.stored());
    twice.addAll(rig.stored());
    assertThat(rig.published()).isEqualTo(twice);
    assertThat(rig.anchors().getLast().count()).isEqualTo(10);
  }

  private void store(String prefix, int events) throws SQLException {
    for (int i = 0; i < events; i++) {
      rig.store(prefix + "-" + i);
    }
  }
}
