package dev.rescind.notification.messages;

import static dev.rescind.notification.TestCase.contact;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.NotificationEvent.NotificationFailed;
import dev.rescind.events.NotificationEvent.NotificationSent;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.Topic;
import dev.rescind.notification.NotificationTest;
import dev.rescind.notification.TestCase;
import dev.rescind.notification.TestMailServer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands between a message and its reader. Every case here has a customer to tell alone. */
@NotificationTest
class DeliveryIT {

  private final TestTopics topics = new TestTopics();
  private final TestMailServer server;
  private final SettableClock clock;
  private final JdbcClient jdbc;
  private final Backstage backstage;

  DeliveryIT(TestMailServer server, SettableClock clock, JdbcClient jdbc) {
    this.server = server;
    this.clock = clock;
    this.jdbc = jdbc;
    backstage = new Backstage(topics, server, jdbc);
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void aMessageWaitsWhileTheMailServerIsAway() {
    TestCase story = TestCase.named("away");
    backstage.introduce(contact(story.customer(), "en"));
    server.leave();
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "no answer from the mail server");

    server.comeBack();
    clock.advance(Duration.ofSeconds(1));

    backstage.mails(story.customer(), 1);
    assertThat(backstage.answers(story, 1).getFirst()).isInstanceOf(NotificationSent.class);
  }

  @Test
  void aMessageThatIsPutOffIsTriedAgain() {
    TestCase story = TestCase.named("busy");
    backstage.introduce(contact(story.customer(), "en"));
    server.refuse(TestCase.address(story.customer()), 451);
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "SMTP 451");

    server.accept(TestCase.address(story.customer()));
    clock.advance(Duration.ofSeconds(1));

    backstage.mails(story.customer(), 1);
  }

  @Test
  void aMessageThatIsPutOffForTwoDaysIsGivenUp() {
    TestCase story = TestCase.named("never");
    backstage.introduce(contact(story.customer(), "en"));
    server.refuse(TestCase.address(story.customer()), 451);
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "SMTP 451");

    clock.advance(Duration.ofDays(2));

    assertThat(backstage.answers(story, 1)).containsExactly(failed(story, "REFUSED"));
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 554})
  void aMessageThatIsRefusedForGoodFails(int code) {
    TestCase story = TestCase.named("refused-" + code);
    backstage.introduce(contact(story.customer(), "en"));
    server.refuse(TestCase.address(story.customer()), code);

    topics.publish(story.rejected());

    assertThat(backstage.answers(story, 1)).containsExactly(failed(story, "REFUSED"));
    assertThat(problemOf(story)).isEqualTo("SMTP " + code);
  }

  @Test
  void aMessageWaitsForContactDetailsAndGoesOnceTheyCome() {
    TestCase story = TestCase.named("late");
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "no contact details yet");

    topics.publish(contact(story.customer(), "en"));

    backstage.mails(story.customer(), 1);
    assertThat(backstage.answers(story, 1).getFirst()).isInstanceOf(NotificationSent.class);
  }

  @Test
  void aMessageToNobodyKnownFailsAfterAMinute() {
    TestCase story = TestCase.named("unknown");
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "no contact details yet");

    clock.advance(Duration.ofMinutes(1));

    assertThat(backstage.answers(story, 1)).containsExactly(failed(story, "NO_ADDRESS"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "no address", "a@b@example.org", "a@example.org\r\nBcc: x@example.org"})
  void aMessageToSomebodyWithoutAnAddressFails(@Nullable String email) {
    TestCase story = TestCase.named("bad-" + (email == null ? "none" : email.length()));
    backstage.introduce(new ContactPublished(new PersonId(story.customer()), email, "Ada", "en"));

    topics.publish(story.rejected());

    assertThat(backstage.answers(story, 1)).containsExactly(failed(story, "NO_ADDRESS"));
  }

  @Test
  void theLastContactDetailsHold() {
    TestCase story = TestCase.named("moved");
    backstage.introduce(contact(story.customer(), "en"));
    topics.publish(
        new ContactPublished(new PersonId(story.customer()), "new-home@example.org", "Ada", "en"));
    await().until(() -> emailOf(story.customer()).equals("new-home@example.org"));

    topics.publish(story.rejected());

    backstage.answers(story, 1);
    assertThat(server.takenFor("new-home@example.org")).hasSize(1);
    backstage.mails(story.customer(), 0);
  }

  @Test
  void whoIsErasedIsForgottenAndWhatWaitsForThemFails() {
    TestCase story = TestCase.named("erased");
    backstage.introduce(contact(story.customer(), "en"));
    server.refuse(TestCase.address(story.customer()), 451);
    topics.publish(story.rejected());
    backstage.putOff(story.customer(), "SMTP 451");

    topics.erase(Topic.CONTACTS, story.customer());

    assertThat(backstage.answers(story, 1)).containsExactly(failed(story, "NO_ADDRESS"));
    assertThat(backstage.isKnown(story.customer())).isFalse();
    assertThat(tablesThatMention(TestCase.address(story.customer()))).isEmpty();
  }

  @Test
  void anErasureReachesWhatCouldNotBeRead() {
    TestCase story = TestCase.named("poison");
    String address = TestCase.address(story.customer());
    topics.publish(
        Topic.CONTACTS,
        story.customer(),
        "poison",
        "ContactPublished.v1",
        ("{\"personId\":1,\"email\":\"" + address + "\"}").getBytes(UTF_8));
    await().until(() -> tablesThatMention(address).contains("parked_records"));

    topics.erase(Topic.CONTACTS, story.customer());

    await().until(() -> tablesThatMention(address).isEmpty());
  }

  @Test
  void aZeroByteInAContactIsLeftOut() {
    TestCase story = TestCase.named("zero");
    String address = TestCase.address(story.customer());
    topics.publish(
        new ContactPublished(new PersonId(story.customer()), address, "Ada\u0000 L.", "en"));
    topics.publish(story.rejected());

    assertThat(backstage.mails(story.customer(), 1)).hasSize(1);
  }

  @Test
  void nothingButTheContactKeepsAnAddress() {
    TestCase story = TestCase.named("private");
    backstage.introduce(contact(story.customer(), "en"));
    topics.publish(story.rejected());
    backstage.mails(story.customer(), 1);
    backstage.answers(story, 1);

    assertThat(tablesThatMention(TestCase.address(story.customer()))).containsExactly("contacts");
  }

  @Test
  void aCrashBetweenSendingAndCommitRepeatsTheMailUnderTheSameMessageId() {
    TestCase story = TestCase.named("crash");
    backstage.introduce(contact(story.customer(), "en"));
    jdbc.sql(
            """
            create function crash() returns trigger language plpgsql as
            $$ begin raise exception 'crash'; end $$
            """)
        .update();
    jdbc.sql(
            """
            create trigger crash before update on messages for each row
            when (new.order_id = 'o-crash') execute function crash()
            """)
        .update();
    topics.publish(story.rejected());
    TestMailServer.Taken first = backstage.mails(story.customer(), 1).getFirst();
    await().until(() -> !backstage.problems(story.customer()).isEmpty());

    jdbc.sql("drop trigger crash on messages").update();
    clock.advance(Duration.ofSeconds(1));

    List<TestMailServer.Taken> mails = backstage.mails(story.customer(), 2);
    assertThat(mails.getLast().header("Message-ID")).isEqualTo(first.header("Message-ID"));
    backstage.answers(story, 1);
  }

  private NotificationFailed failed(TestCase story, String why) {
    return new NotificationFailed(
        story.order(), story.cancellation(), null, Party.CUSTOMER, "EMAIL", why, clock.instant());
  }

  private String problemOf(TestCase story) {
    return jdbc.sql("select problem from messages where order_id = ?")
        .param(story.order().value())
        .query(String.class)
        .single();
  }

  private String emailOf(String person) {
    return jdbc.sql("select email from contacts where person_id = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  private List<String> tablesThatMention(String text) {
    List<String> tables =
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query((row, number) -> row.getString(1))
            .list();
    return tables.stream()
        .filter(table ->
            jdbc.sql(
                        "select count(*) from "
                            + table
                            + " as t where position(? in t::text) > 0"
                            + " or position(encode(convert_to(?, 'UTF8'), 'hex') in t::text) > 0")
                    .params(text, text)
                    .query(Integer.class)
                    .single()
                > 0)
        .toList();
  }
}
