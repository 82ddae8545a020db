package dev.rescind.notification.messages;

import static dev.rescind.notification.TestCase.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.NotificationEvent.NotificationNotDue;
import dev.rescind.events.NotificationEvent.NotificationSent;
import dev.rescind.events.Party;
import dev.rescind.notification.NotificationTest;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class MessagesIT {

  private final TestTopics topics = new TestTopics();
  private final SettableClock clock;
  private final Backstage backstage;

  MessagesIT(TestMailServer server, SettableClock clock, JdbcClient jdbc) {
    this.clock = clock;
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
  void customerAndMerchantGetTheirNoticeAndTheStepsTheirAnswer() {
    TestCase story = TestCase.named("both");
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "de"));

    String event = topics.publish(story.approved());

    TestMailServer.Taken toCustomer = backstage.mails(story.customer(), 1).getFirst();
    TestMailServer.Taken toMerchant = backstage.mails(story.merchant(), 1).getFirst();
    assertThat(toCustomer.header("Subject"))
        .isEqualTo("Order o-both: your cancellation is confirmed");
    assertThat(toMerchant.header("Subject")).isEqualTo("Bestellung o-both: Stornierung");
    assertThat(backstage.answers(story, 2))
        .containsExactlyInAnyOrder(
            sent(story, Party.CUSTOMER, event), sent(story, Party.MERCHANT, event));
    assertThat(topics.records("notifications", "o-both"))
        .allSatisfy(record ->
            assertThat(record.headers().lastHeader(CloudEventHeaders.CAUSATION_ID).value())
                .isEqualTo(event.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aMailSaysWhatItIs() throws MessagingException, IOException {
    TestCase story = TestCase.named("headers");
    backstage.introduce(contact(story.customer(), "de"));

    String event = topics.publish(story.approved());

    TestMailServer.Taken mail = backstage.mails(story.customer(), 1).getFirst();
    assertThat(mail.from()).isEqualTo("no-reply@rescind.local");
    assertThat(mail.header("From")).isEqualTo("Rescind <no-reply@rescind.local>");
    assertThat(mail.header("To")).isEqualTo(TestCase.address(story.customer()));
    assertThat(mail.header("Message-ID")).isEqualTo("<" + event + ".CUSTOMER@rescind.local>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Date")).isEqualTo("Sun, 10 May 2026 09:30:00 GMT");
    assertThat(mail.message().getSubject())
        .isEqualTo("Bestellung o-headers: Ihre Stornierung ist bestätigt");
    MimeMultipart parts = (MimeMultipart) mail.message().getContent();
    assertThat(mail.message().getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat((String) parts.getBodyPart(0).getContent())
        .contains("harbour-tour", "Wie gewünscht");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat((String) parts.getBodyPart(1).getContent()).contains("<html lang=\"de\">");
  }

  @Test
  void duplicatesSendNothingMore() {
    TestCase story = TestCase.named("twice");
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "en"));

    topics.publish("event-twice", story.approved());
    topics.publish("event-twice", story.approved());
    topics.publish("the-same-under-another-id", story.approved());
    backstage.passes(story);

    backstage.mails(story.customer(), 1);
    backstage.mails(story.merchant(), 1);
    backstage.answers(story, 2);
  }

  @Test
  void historyIsAnsweredAndNobodyIsTold() {
    TestCase story = TestCase.named("old").inThePast();
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "en"));

    topics.publish(story.approved());
    topics.publish(story.rejected());

    assertThat(backstage.answers(story, 2))
        .containsExactlyInAnyOrder(notDue(story, Party.CUSTOMER), notDue(story, Party.MERCHANT));
    backstage.passes(story);
    backstage.mails(story.customer(), 0);
    backstage.mails(story.merchant(), 0);
    backstage.answers(story, 2);
  }

  @Test
  void aRefusedCustomerHearsWhy() {
    TestCase story = TestCase.named("refused");
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "en"));

    String event = topics.publish(story.rejected());

    assertThat(backstage.mails(story.customer(), 1).getFirst().header("Subject"))
        .isEqualTo("Order o-refused: your request to cancel");
    assertThat(backstage.answers(story, 1))
        .containsExactly(
            new NotificationSent(
                story.order(),
                story.cancellation(),
                null,
                Party.CUSTOMER,
                "EMAIL",
                "cancellation-rejected",
                "<" + event + ".CUSTOMER@rescind.local>",
                TestCase.NOW));
    backstage.mails(story.merchant(), 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Party.class,
      names = {"MERCHANT", "PLATFORM"})
  void aRefusedMerchantOrPlatformIsNotWrittenTo(Party requester) {
    TestCase story = TestCase.named("refused-" + requester).askedBy(requester);
    backstage.introduce(contact(story.customer(), "en"), contact(story.merchant(), "en"));

    topics.publish(story.rejected());
    backstage.passes(story);

    backstage.mails(story.customer(), 0);
    backstage.mails(story.merchant(), 0);
  }

  @Test
  void anEventIdThatFitsNoHeaderStillGivesASteadyMessageId() {
    TestCase story = TestCase.named("odd");
    backstage.introduce(contact(story.customer(), "en"));

    topics.publish("odd> id\r\nBcc: x@example.org", story.approved());

    TestMailServer.Taken mail = backstage.mails(story.customer(), 1).getFirst();
    assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}@rescind[.]local>");
  }

  private static NotificationSent sent(TestCase story, Party audience, String event) {
    return new NotificationSent(
        story.order(),
        story.cancellation(),
        story.step(audience),
        audience,
        "EMAIL",
        "cancellation-notice",
        "<" + event + "." + audience + "@rescind.local>",
        TestCase.NOW);
  }

  private static NotificationNotDue notDue(TestCase story, Party audience) {
    return new NotificationNotDue(
        story.order(),
        story.cancellation(),
        story.step(audience),
        audience,
        "HISTORICAL",
        TestCase.DECIDED_AT,
        true);
  }
}
