package dev.rescind.notification.messages;

import static dev.rescind.notification.TestCase.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.NotificationEvent.NotificationNotDue;
import dev.rescind.events.NotificationEvent.NotificationSent;
import dev.rescind.events.Party;
import dev.rescind.events.PersonalContent.TextPublished;
import dev.rescind.events.TextId;
import dev.rescind.events.Topic;
import dev.rescind.notification.NotificationTest;
import dev.rescind.notification.Samples;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class WordsIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestTopics topics = new TestTopics();
  private final SettableClock clock;
  private final JdbcClient jdbc;
  private final Backstage backstage;

  WordsIT(TestMailServer server, SettableClock clock, JdbcClient jdbc) {
    this.clock = clock;
    this.jdbc = jdbc;
    backstage = new Backstage(topics, server, jdbc);
  }

  @BeforeEach
  void setTheClock() {
    clock.set(TestCase.NOW);
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  @DisplayName("K4: the explanation reaches the traveller, also when it comes after the rejection")
  void theExplanationReachesTheTraveller() throws MessagingException, IOException {
    TestCase story = introduced("words");

    topics.publish(rejected(story));
    backstage.putOff(story.customer(), "no words yet");
    topics.publish(text(story, "The boat is packed already."));

    assertThat(mailTo(story)).contains("What the merchant wrote", "> The boat is packed already.");
  }

  @Test
  void wordsThatDoNotComeAreNotWaitedForForEver() throws MessagingException, IOException {
    TestCase story = introduced("wordless");
    topics.publish(rejected(story));
    backstage.putOff(story.customer(), "no words yet");

    clock.advance(Duration.ofSeconds(60));

    assertThat(mailTo(story)).contains("The request was refused.").doesNotContain("wrote");
  }

  @Test
  void wordsThatWereErasedAreGoneAndNotWaitedFor() throws MessagingException, IOException {
    TestCase story = introduced("unsaid");
    topics.publish(text(story, "Words to be forgotten."));
    await().atMost(LONG).until(() -> rows(story, "body = 'Words to be forgotten.'") == 1);

    topics.erase(Topic.TEXTS, textId(story).value());
    await().atMost(LONG).until(() -> rows(story, "body is null") == 1);
    topics.publish(rejected(story));

    assertThat(mailTo(story)).contains("The request was refused.").doesNotContain("forgotten");
  }

  @Test
  void erasingWordsSendsTheMessageThatWaitsForThem() throws MessagingException, IOException {
    TestCase story = introduced("taken-back");
    topics.publish(rejected(story));
    backstage.putOff(story.customer(), "no words yet");

    topics.erase(Topic.TEXTS, textId(story).value());

    assertThat(mailTo(story)).doesNotContain("wrote");
  }

  @Test
  void aSettlementThatAskedIsAnsweredByItsStepAndTheOtherSideIsToldAllTheSame() {
    TestCase story = introduced("kept");
    backstage.introduce(contact(story.merchant(), "de"));

    topics.publish(of(story, AlternativeAccepted.class, notice(story)));

    assertThat(backstage.answers(story, 2))
        .map(NotificationSent.class::cast)
        .allMatch(sent -> sent.template().equals("alternative-accepted"))
        .extracting(NotificationSent::stepId)
        .containsExactlyInAnyOrder(story.step(Party.MERCHANT), null);
    assertThat(backstage.mails(story.merchant(), 1).getFirst().header("Subject")).isNotEmpty();
  }

  @Test
  void nobodyIsToldOfHistoryAndTheStepIsAnsweredAllTheSame() {
    TestCase story = introduced("kept-once");

    topics.publish(of(story, AlternativeAccepted.class, notice(story) + ",\"historical\":true"));

    assertThat(backstage.answers(story, 1))
        .first()
        .isInstanceOfSatisfying(
            NotificationNotDue.class,
            answer -> assertThat(answer.stepId()).isEqualTo(story.step(Party.MERCHANT)));
    backstage.passes(story);
    backstage.mails(story.customer(), 0);
  }

  private TestCase introduced(String name) {
    TestCase story = TestCase.named(name);
    backstage.introduce(contact(story.customer(), "en"));
    return story;
  }

  private String mailTo(TestCase story) throws MessagingException, IOException {
    MimeMultipart parts =
        (MimeMultipart) backstage.mails(story.customer(), 1).getFirst().message().getContent();
    return ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n");
  }

  private static TextId textId(TestCase story) {
    return new TextId("t-" + story.name());
  }

  private static TextPublished text(TestCase story, String body) {
    return new TextPublished(textId(story), Party.MERCHANT, body, TestCase.NOW);
  }

  private static CancellationRejected rejected(TestCase story) {
    return of(
        story,
        CancellationRejected.class,
        """
        "requester":{"party":"CUSTOMER","id":"%s"},
        "decision":{"by":{"party":"MERCHANT","id":"m"},"code":"FULL","remark":"%s"}
        """
            .formatted(story.customer(), textId(story)));
  }

  private static String notice(TestCase story) {
    return "\"settlement\":[{\"kind\":\"NOTICE\",\"stepId\":\"%s\",\"audience\":\"MERCHANT\"}]"
        .formatted(story.step(Party.MERCHANT));
  }

  private static <E extends CaseEvent> E of(TestCase story, Class<E> event, String changes) {
    return Samples.of(
        event,
        """
        {"cancellationId":"%s","orderId":"%s","customerId":"%s","merchantId":"%s",%s}
        """
            .formatted(
                story.cancellation(), story.order(), story.customer(), story.merchant(), changes));
  }

  private int rows(TestCase story, String condition) {
    return jdbc.sql("select count(*) from texts where text_id = ? and " + condition)
        .param(textId(story).value())
        .query(Integer.class)
        .single();
  }
}
