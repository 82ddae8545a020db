package dev.rescind.chassis.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.publishing.PublisherRig;
import dev.rescind.chassis.verification.Report.State;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two streams of three events each and one outbox entry, positions 1 to 7: a1 b1 a2 b2 x a3 b3. */
class TamperedLogTest {

  @AutoClose private final PublisherRig rig = new PublisherRig();
  private List<Anchor> handedIn = List.of();
  private String anchorsTopic = Anchor.TOPIC;

  @BeforeEach
  void publishedLog() throws SQLException {
    rig.store("a", 0);
    rig.store("b", 0);
    rig.store("a", 1);
    rig.store("b", 1);
    rig.store("outbox/x", 0);
    rig.store("a", 2);
    rig.store("b", 2);
    var running = rig.start();
    await().atMost(Duration.ofSeconds(60)).until(() -> !rig.anchors().isEmpty());
    await().atMost(Duration.ofSeconds(60)).until(() -> rig.anchors().getLast().position() == 7);
    running.publisher().stop();
  }

  @Test
  void anUntouchedLogPasses() {
    Map<String, Report.Moment> result = verify();

    assertThat(result.values())
        .allSatisfy(check -> {
          assertThat(check.state()).isEqualTo(State.PASSED);
          assertThat(check.checked()).isEqualTo(7);
          assertThat(check.findings()).isEmpty();
        });
  }

  @Test
  void anEditedEventIsFoundAndNamed() throws SQLException {
    rig.change("update events set payload = '{\"a\":2}' where event_id = 'a-1'");

    assertThat(findings("streams"))
        .containsExactly(
            new Finding(
                "a",
                1L,
                3L,
                "a-1",
                "was changed: it and the event before it do not give the hash that it has"));
    assertThat(findings("topic"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.eventId()).isEqualTo("a-1");
          assertThat(finding.problem()).endsWith("@2 is not what is stored: its value differs");
        });
  }

  @Test
  void anEditedOutboxEntryIsFoundAndNamed() throws SQLException {
    rig.change("update events set metadata = '{\"key\":\"b\"}' where stream_id = 'outbox/x'");

    assertThat(findings("streams")).extracting(Finding::stream).containsExactly("outbox/x");
    assertThat(findings("topic"))
        .singleElement()
        .extracting(Finding::problem)
        .asString()
        .endsWith("its key differs");
  }

  @Test
  void anEditWithHashesComputedAnewIsFoundByTheAnchorsAndNamedByTheTopic() throws SQLException {
    rig.change("update events set payload = '{\"a\":2}' where event_id = 'b-2'");
    rig.change(
        """
        update events e set hash = event_hash(
          (select hash from events p where p.stream_id = 'b' and p.sequence = 1), e)
        where event_id = 'b-2'
        """);

    assertThat(findings("streams")).isEmpty();
    assertThat(findings("anchors"))
        .isNotEmpty()
        .allSatisfy(finding ->
            assertThat(finding.problem()).contains("an event was changed, moved or exchanged"));
    assertThat(findings("topic")).extracting(Finding::eventId).containsExactly("b-2");
  }

  @Test
  void anEventRemovedFromTheMiddleIsFoundAndNamed() throws SQLException {
    rig.change("delete from events where event_id = 'a-1'");

    assertThat(findings("streams"))
        .containsExactly(
            new Finding(
                "a", 1L, null, null, "is missing: the next event of its stream has sequence 2"));
    assertThat(findings("anchors"))
        .extracting(Finding::problem)
        .allMatch(problem -> problem.contains("events are gone: 1"));
    assertThat(findings("topic")).extracting(Finding::eventId).containsExactly("a-1");
  }

  @Test
  void twoEventsThatChangedPlacesAreFoundAndNamed() throws SQLException {
    rig.change(
        """
        update events set sequence = case event_id when 'a-1' then 12 else 11 end
        where event_id in ('a-1', 'a-2')
        """);
    rig.change("update events set sequence = sequence - 10 where sequence > 10");

    assertThat(findings("streams"))
        .extracting(Finding::eventId, Finding::sequence)
        .contains(tuple("a-2", 1L), tuple("a-1", 2L));
  }

  @Test
  void twoPositionsThatChangedPlacesAreFoundAndNamed() throws SQLException {
    rig.change("update events set position = 103 where position = 3");
    rig.change("update events set position = 3 where position = 6");
    rig.change("update events set position = 6 where position = 103");

    assertThat(findings("streams"))
        .extracting(Finding::eventId, Finding::problem)
        .containsExactly(
            tuple("a-2", "was moved: it follows an event of its stream whose position is 6"));
    assertThat(findings("anchors")).isNotEmpty();
    assertThat(findings("topic"))
        .extracting(Finding::problem)
        .anyMatch(problem -> problem.contains("comes after the event at position 6"));
  }

  @Test
  void aTailThatWasCutOffIsFoundAndNamedAlsoWhereThePublisherWasSetBack() throws SQLException {
    Chain before = chain();
    rig.change("delete from events where position > 5");
    rig.change("update publisher_position set position = 5, chain_position = 5, chain_count = 5");

    assertThat(findings("streams")).isEmpty();
    assertThat(findings("anchors"))
        .extracting(Finding::problem)
        .anyMatch(problem ->
            problem.contains("up to 7 events are gone: 2; the anchor in the file")
                && problem.endsWith("counted 7 in all, there are 5"));
    assertThat(findings("topic")).extracting(Finding::eventId).containsExactly("a-2", "b-2");
    assertThat(before.count()).isEqualTo(7);
  }

  @Test
  void aStreamThatWasRemovedAsAWholeIsFoundAndNamed() throws SQLException {
    rig.change("delete from events where stream_id = 'outbox/x'");

    assertThat(findings("streams")).isEmpty();
    assertThat(findings("anchors")).isNotEmpty();
    assertThat(findings("topic"))
        .extracting(Finding::eventId, Finding::problem)
        .singleElement()
        .asString()
        .contains("outbox/x-0", "is not in the store: forged there, or removed from here");
  }

  @Test
  void anEventThatWasSlippedInIsFound() throws SQLException {
    rig.store("c", 0);
    rig.change("update events set position = 700 where stream_id = 'c'");
    rig.change("update events set position = position + 1 where position > 6");
    rig.change("update events set position = 7 where stream_id = 'c'");

    assertThat(findings("anchors"))
        .extracting(Finding::problem)
        .anyMatch(problem -> problem.contains("an event was changed, moved or exchanged"));
  }

  @Test
  void aRecordThatIsGoneFromTheTopicIsFoundAndNamed() {
    rig.loseRecords(2);

    assertThat(findings("topic"))
        .extracting(Finding::eventId, Finding::problem)
        .containsExactly(
            tuple("a-0", "is not on the topic " + rig.topic()),
            tuple("b-0", "is not on the topic " + rig.topic()));
  }

  @Test
  void aRecordThatWasForgedIsFoundAndNamed() {
    ProducerRecord<String, byte[]> forged = new ProducerRecord<>(rig.topic(), "a", new byte[] {1});
    forged.headers().add("ce_id", "forged".getBytes(UTF_8));
    rig.forge(forged);
    rig.forge(new ProducerRecord<>(rig.topic(), "b", null));

    assertThat(findings("topic"))
        .extracting(Finding::stream, Finding::eventId)
        .containsExactly(tuple("a", "forged"), tuple("b", null));
  }

  @Test
  void anAnchorThatWasKeptElsewhereFindsALogThatWasRewrittenWithAllItsAnchors()
      throws SQLException {
    Hash other = Hash.parse("ab".repeat(32));
    handedIn = List.of(Anchor.of("rig", new Chain(7, 7, other), Instant.EPOCH));

    assertThat(findings("anchors"))
        .singleElement()
        .extracting(Finding::problem)
        .asString()
        .contains("the anchor handed in");
    handedIn = List.of(Anchor.of("rig", chain(), Instant.EPOCH));
    assertThat(findings("anchors")).isEmpty();
  }

  @Test
  void brokenAnchorsAreFoundAndHideNoTailThatWasCutOff() throws Exception {
    String kept = Files.readString(rig.anchorsPath());
    Files.writeString(
        rig.anchorsPath(), "{\"servi" + kept.lines().findFirst().orElse("") + "\n" + kept);
    anchorsTopic = rig.topic();
    rig.forge(new ProducerRecord<>(anchorsTopic, "rig", "{".getBytes(UTF_8)));
    rig.change("delete from events where position > 5");
    rig.change("update publisher_position set position = 5, chain_position = 5, chain_count = 5");

    assertThat(findings("anchors"))
        .extracting(Finding::problem)
        .anyMatch(problem -> problem.startsWith("line 1 of the file of anchors is no anchor"))
        .anyMatch(problem -> problem.startsWith(anchorsTopic + "-0@"))
        .anyMatch(
            problem -> problem.contains("up to 7 events are gone: 2; the anchor in the file"));
  }

  private Chain chain() {
    return rig.anchors().getLast().chain();
  }

  private List<Finding> findings(String check) {
    Report.Moment moment = verify().get(check);
    assertThat(moment.state()).isIn(State.PASSED, State.FAILED);
    return moment.findings();
  }

  private Map<String, Report.Moment> verify() {
    DriverManagerDataSource database =
        new DriverManagerDataSource(
            rig.database.getJdbcUrl(), rig.database.getUsername(), rig.database.getPassword());
    JdbcTemplate jdbc = new JdbcTemplate(database);
    AnchorsKept kept =
        new AnchorsKept(
            "rig",
            new TopicReader(rig.broker(), anchorsTopic),
            rig.anchorFile(),
            Clock.systemUTC());
    List<Check> checks =
        List.of(
            new StreamsCheck(jdbc),
            new AnchorsCheck(jdbc, kept),
            new TopicCheck(database, new TopicReader(rig.broker(), rig.topic()), rig.form()));
    Scope scope = new Scope(head(jdbc), handedIn);
    Verification verification =
        new Verification(
            "v", Anchor.of("rig", scope.head(), Instant.EPOCH), scope, checks, Clock.systemUTC());
    verification.run();
    assertThat(verification.isFinished()).isTrue();
    return verification.status().checks().stream()
        .collect(Collectors.toMap(Report.Moment::check, Function.identity()));
  }

  private static Chain head(JdbcTemplate jdbc) {
    return jdbc.queryForObject(
        "select chain_position, chain_count, chain_hash from publisher_position",
        (row, number) -> new Chain(row.getLong(1), row.getLong(2), Hash.of(row.getBytes(3))));
  }
}
