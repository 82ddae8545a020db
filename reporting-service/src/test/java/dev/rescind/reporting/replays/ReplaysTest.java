package dev.rescind.reporting.replays;

import static dev.rescind.reporting.fixtures.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.AvailabilityEvent.SlotReserved;
import dev.rescind.events.LineId;
import dev.rescind.events.OrderId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.SlotId;
import dev.rescind.reporting.fixtures.EventTopics;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.ingest.LiveIngest;
import dev.rescind.reporting.replays.Comparison.Verdict;
import dev.rescind.reporting.store.FactTables;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoreProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaysTest {

  private static final Scope WHOLE = Scope.WHOLE;

  @TempDir Path directory;
  private final TestTopics topics = new TestTopics();
  private final String run = UUID.randomUUID().toString();
  private Generations generations;
  private LiveIngest ingest;
  private Replays replays;
  private int told;

  @BeforeAll
  static void createTopics() throws ExecutionException, InterruptedException {
    EventTopics.create();
  }

  @BeforeEach
  void open() {
    generations =
        new Generations(new StoreProperties(directory, "256MB", 2, "1GB"), Clock.systemUTC());
    ingest = new LiveIngest(generations);
    replays = new Replays(generations, ingest.logs(), ingest.loop(), Clock.systemUTC());
    replays.start();
  }

  @AfterEach
  void close() {
    shut();
    topics.close();
  }

  private void shut() {
    replays.stop();
    ingest.close();
    generations.close();
  }

  @Test
  void takesThePlaceOfTheLiveOneUnderTrafficAndNoReaderSeesAGap() throws InterruptedException {
    tell(40);
    Thread traffic = Thread.ofPlatform().start(() -> tell(300));
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    Thread reader = Thread.ofPlatform().start(() -> watch(over, fault));

    Generation next = replays.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> phase(next) == Phase.SWAPPED);

    traffic.join();
    eventually().until(() -> orders() == told);
    over.set(true);
    reader.join();
    assertThat(fault.get()).isNull();
    assertThat(generations.live().id()).isEqualTo(next.id());
    assertThat(count("select count(*) from cases where merchant_id = '" + run + "'"))
        .isEqualTo(told);
    assertThat(count("select count(*) - count(distinct source || event_id) from events")).isZero();
    assertThat(comparison(next).tables()).allMatch(table -> table.verdict() == Verdict.EQUAL);
  }

  @Test
  void publishesNothing() throws ExecutionException, InterruptedException {
    tell(20);
    Map<TopicPartition, Long> before = ends();

    Generation next = replays.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> phase(next) == Phase.SWAPPED);

    assertThat(ends()).isEqualTo(before);
  }

  @Test
  void namesTheRowsThatDifferAndGoesLiveOnlyWhenToldSo() {
    tell(5);
    change("update refund_facts set amount_minor = 1 where order_id = '" + run + "-3'");
    change("delete from notice_facts where order_id = '" + run + "-4'");

    Generation next = replays.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> phase(next) == Phase.REFUSED);

    assertThat(generations.live().id()).isEqualTo("g1");
    assertThat(differing(next)).containsExactlyInAnyOrder("refund_facts", "notice_facts");
    assertThat(comparison(next).tables())
        .flatExtracting(Comparison.Table::differences)
        .anySatisfy(one -> {
          assertThat(one.live()).contains("\"amount_minor\":1,", run + "-3");
          assertThat(one.rebuilt()).contains("\"amount_minor\":5000,", run + "-3");
        })
        .anySatisfy(one -> {
          assertThat(one.live()).isNull();
          assertThat(one.rebuilt()).contains(run + "-4");
        });

    replays.swap(next.id(), new Wish(true, false));
    eventually().until(() -> generations.live().id().equals(next.id()));
    assertThat(count("select amount_minor from refunds where order_id = '" + run + "-3'"))
        .isEqualTo(5_000);
  }

  @Test
  void keepsTheOneBeforeForAWayBackAndLetsItGoWhenTold() {
    tell(3);
    Generation second = replays.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> phase(second) == Phase.SWAPPED);
    tell(3);

    replays.swap("g1", Wish.USUAL);
    eventually().until(() -> generations.live().id().equals("g1"));
    assertThat(orders()).isEqualTo(told);
    eventually().until(() -> phase(generations.find("g1")) == Phase.SWAPPED);
    eventually()
        .ignoreException(ProblemException.class)
        .until(() -> {
          replays.drop(second.id());
          return true;
        });

    assertThat(generations.all()).extracting(Generation::id).containsExactly("g1");
    assertThatThrownBy(() -> replays.drop("g1")).hasMessage("g1 is live");
    assertThatThrownBy(() -> replays.drop("g9")).isInstanceOf(ProblemException.class);
  }

  @Test
  void keepsOneBeforeTheLiveOneAndOlderOnesOnlyWhenTold() {
    tell(1);
    for (Wish wish : List.of(Wish.USUAL, Wish.USUAL, new Wish(false, true))) {
      Generation next = replays.begin(WHOLE, wish);
      eventually().until(() -> phase(next) == Phase.SWAPPED);
      eventually().until(() -> !replays.isRunning());
    }

    assertThat(generations.all()).extracting(Generation::id).containsExactly("g2", "g3", "g4");
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    tell(30);
    Generation half = generations.begin(WHOLE, Wish.USUAL);
    ReplayRun broken =
        new ReplayRun(half.id(), generations, ingest.logs(), ingest.loop(), Clock.systemUTC());
    broken.stop().ask();
    assertThatThrownBy(broken::run).hasMessage("stopped");
    shut();

    open();

    eventually().until(() -> generations.live().id().equals(half.id()));
    assertThat(orders()).isEqualTo(told);
  }

  @Test
  void showsOneMerchantsPartOfTheLogAndNeverPutsItLive() {
    tell(4);
    Scope mine = new Scope(null, null, List.of(run));

    Generation part = replays.begin(mine, Wish.USUAL);
    eventually().until(() -> phase(part) == Phase.BUILT);

    assertThat(count(part, "select count(distinct merchant_id) from orders")).isEqualTo(1);
    assertThat(count(part, "select count(*) from orders")).isEqualTo(told);
    assertThat(count(part, "select count(*) from refunds")).isEqualTo(told);
    assertThat(count(part, "select count(*) from events")).isEqualTo(7L * told);
    assertThat(generations.live().id()).isEqualTo("g1");
    assertThatThrownBy(() -> replays.swap(part.id(), Wish.USUAL))
        .hasMessageContaining("holds a part of the log");
  }

  @Test
  void showsWhatWasRecordedBetweenTwoInstants() {
    tell(2);
    Instant between = Clock.systemUTC().instant();
    eventually().until(() -> Clock.systemUTC().instant().isAfter(between.plusMillis(5)));
    tell(2);

    Generation before = replays.begin(new Scope(null, between, List.of(run)), Wish.USUAL);
    eventually().until(() -> phase(before) == Phase.BUILT);
    eventually().until(() -> !replays.isRunning());
    Generation after = replays.begin(new Scope(between, null, List.of(run)), Wish.USUAL);
    eventually().until(() -> phase(after) == Phase.BUILT);

    assertThat(count(before, "select count(*) from orders")).isEqualTo(2);
    assertThat(count(after, "select count(*) from orders")).isEqualTo(2);
  }

  @Test
  void isDroppedAlsoWhileTheBrokerIsAway() {
    tell(1);
    Replays lost = new Replays(generations, LiveIngest.away(), ingest.loop(), Clock.systemUTC());
    Generation next = lost.begin(WHOLE, Wish.USUAL);
    ReplayProgress progress = lost.progress(next.id()).orElseThrow();
    eventually().until(() -> progress.told().trouble() != null);

    lost.drop(next.id());

    assertThat(progress.phase()).isEqualTo(Phase.STOPPED);
    assertThat(lost.isRunning()).isFalse();
    assertThat(generations.all()).extracting(Generation::id).containsExactly("g1");
  }

  @Test
  void isDroppedAlsoInTheMidstOfATryToReachTheBroker() {
    tell(1);
    Replays lost = new Replays(generations, LiveIngest.away(), ingest.loop(), Clock.systemUTC());
    Generation next = lost.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> Files.exists(directory.resolve("generations/g2/analytics.duckdb")));

    lost.drop(next.id());

    assertThat(lost.progress(next.id()).orElseThrow().phase()).isEqualTo(Phase.STOPPED);
    assertThat(generations.all()).extracting(Generation::id).containsExactly("g1");
  }

  @Test
  void refusesASecondOneWhileOneIsUnderWay() {
    tell(1);
    ingest
        .loop()
        .exchange(live -> {
          replays.begin(WHOLE, Wish.USUAL);
          assertThatThrownBy(() -> replays.begin(WHOLE, Wish.USUAL))
              .hasMessage("g2 is being filled; wait for it or drop it");
          return live;
        });
    eventually().until(() -> generations.live().id().equals("g2"));
  }

  /** The worked example of docs/analytics.md: the table came after the log was written. */
  @Test
  void fillsAProjectionThatIsYoungerThanTheLog() {
    tell(1);
    topics.publish(
        UUID.randomUUID().toString(),
        new SlotReserved(
            new SlotId(run + "-0-slot"),
            new OrderId(run + "-next"),
            new LineId("1"),
            1,
            Instant.parse("2026-03-05T10:00:00Z"),
            false));
    eventually()
        .until(() -> count("select count(*) from events where key = '" + run + "-0-slot'") == 2);
    change(
        "drop table reservation_facts; delete from fact_tables where name = 'reservation_facts'");
    shut();

    open();
    String resold = "select count(*) from resold_slots where order_id = '" + run + "-0'";
    try (Session session = generations.session()) {
      assertThat(FactTables.incomplete(session)).containsExactly("reservation_facts");
    }
    assertThat(count(resold)).isZero();

    Generation next = replays.begin(WHOLE, Wish.USUAL);
    eventually().until(() -> phase(next) == Phase.SWAPPED);

    assertThat(count(resold)).isEqualTo(1);
    assertThat(comparison(next).tables())
        .filteredOn(table -> table.verdict() == Verdict.NEW)
        .extracting(Comparison.Table::name)
        .containsExactly("reservation_facts");
    try (Session session = generations.session()) {
      assertThat(FactTables.incomplete(session)).isEmpty();
    }
  }

  private void tell(int stories) {
    List<RescindEvent> events = new ArrayList<>();
    for (int i = 0; i < stories; i++) {
      events.addAll(
          new Story(run + "-" + told++, run, Instant.parse("2026-03-01T10:00:00Z"))
              .cancelledAndSettled());
    }
    events.forEach(topics::publish);
    eventually().until(() -> orders() == told);
    eventually()
        .until(() ->
            count(
                    "select count(*) from cases where merchant_id = '%s' and state = 'SETTLED'"
                        .formatted(run))
                == told);
  }

  private void watch(AtomicBoolean over, AtomicReference<@Nullable Throwable> fault) {
    long last = 0;
    try {
      while (!over.get()) {
        long now = orders();
        assertThat(now).as("orders seen").isGreaterThanOrEqualTo(last);
        last = now;
      }
    } catch (RuntimeException | AssertionError e) {
      fault.set(e);
    }
  }

  private long orders() {
    return count("select count(*) from orders where merchant_id = '" + run + "'");
  }

  private long count(String sql) {
    return generations.query(sql, row -> row.getLong(1)).getFirst();
  }

  private long count(Generation generation, String sql) {
    try (Session session = generations.session(generation.id())) {
      return session.query(sql, row -> row.getLong(1)).getFirst();
    }
  }

  /** Breaks the live analytics between two batches. */
  private void change(String sql) {
    ingest
        .loop()
        .exchange(live -> {
          generations
              .liveStore()
              .inTransaction(transaction -> {
                transaction.execute(sql);
                return true;
              });
          return live;
        });
  }

  private @Nullable Phase phase(Generation generation) {
    return replays.progress(generation.id()).map(ReplayProgress::phase).orElse(null);
  }

  private Comparison comparison(Generation generation) {
    return replays
        .progress(generation.id())
        .map(ReplayProgress::told)
        .map(ReplayProgress.Told::comparison)
        .orElseThrow();
  }

  private List<String> differing(Generation generation) {
    return comparison(generation).tables().stream()
        .filter(table -> table.verdict() == Verdict.DIFFERENT)
        .map(Comparison.Table::name)
        .toList();
  }

  private static Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", RealInfrastructure.bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> latest = new java.util.HashMap<>();
      admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
          .flatMap(topic ->
              topic.partitions().stream()
                  .map(it -> new TopicPartition(topic.name(), it.partition())))
          .forEach(it -> latest.put(it, OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new java.util.HashMap<>();
      admin.listOffsets(latest).all().get().forEach((at, end) -> ends.put(at, end.offset()));
      return ends;
    }
  }
}
