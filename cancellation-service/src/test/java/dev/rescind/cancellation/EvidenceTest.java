package dev.rescind.cancellation;

import static dev.rescind.cancellation.AnOrder.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.cancellation.CaseClient.Answer;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.SettableClock;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.CancellationId;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.EventJson;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.RefundId;
import dev.rescind.events.StepId;
import dev.rescind.events.Topic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Files of both sides, the arbiter's desk and the evidence pack, under the goods preset. */
@CancellationTest
class EvidenceTest {

  private static final Instant NOW = FixedTime.NOW;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a00ff00ff");
  private static final byte[] PROGRAM = HexFormat.of().parseHex("4d5a900003000000ff");
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  private final SettableClock clock;
  private final JdbcTemplate jdbc;
  private final Path directory;
  private final int port;
  private final CaseClient api;
  private final CaseClient customer;
  private final CaseClient merchant;
  private final CaseClient arbiter;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final OrderId order = new OrderId("E-" + id);
  private TestTopics topics;

  EvidenceTest(
      SettableClock clock,
      JdbcTemplate jdbc,
      @Value("${rescind.evidence.directory}") Path directory,
      @LocalServerPort int port) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.directory = directory;
    this.port = port;
    this.api = new CaseClient(port);
    this.customer = api.as(Role.CUSTOMER, "C-" + id);
    this.merchant = api.as(Role.MERCHANT, "M-" + id);
    this.arbiter = api.as(Role.ARBITER, "arbiter");
  }

  @BeforeEach
  void connect() {
    topics = new TestTopics();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  @DisplayName("F4: both sides hand in files, judged by content, and both see them")
  void filesAreHandedInAndSeenByBoth() {
    CancellationId asked = awaiting();

    Answer photo = customers().submit(asked, "C:\\photos\\cup.png", PICTURE);
    Answer chat = merchants().submitWithNote(asked, "chat.png", "It was red.", "See line one");

    assertThat(photo.status()).as(photo.body()).isEqualTo(201);
    assertThat(photo.text("mediaType")).isEqualTo("image/png");
    assertThat(photo.text("fileName")).isEqualTo("cup.png");
    assertThat(chat.text("mediaType")).isEqualTo("text/plain");
    assertThat(chat.text("note")).isEqualTo("See line one");
    assertThat(customers().list(asked).at("")).hasSize(2);
    HttpResponse<byte[]> download = merchants().download(asked, photo.text("evidenceId"));
    assertThat(download.body()).isEqualTo(PICTURE);
    assertThat(download.headers().map())
        .containsEntry("Content-Type", List.of("image/png"))
        .containsEntry("X-Content-Type-Options", List.of("nosniff"));
    assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("cup.png");
    as(Role.CUSTOMER, "C-other").list(asked).isProblem(404, "not-found");
    as(Role.CUSTOMER, "C-other").submit(asked, "a.txt", "a").isProblem(404, "not-found");
    as(Role.ARBITER, "arbiter").submit(asked, "a.txt", "a").isProblem(403, "forbidden");
    assertThat(as(Role.ARBITER, "arbiter").list(asked).at("")).hasSize(2);
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(topics.events(Topic.CANCELLATIONS, order.value()))
                .filteredOn(EvidenceSubmitted.class::isInstance)
                .hasSize(2));
    assertThat(topics.records("cancellations", order.value()))
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .noneMatch(event -> event.contains("cup") || event.contains("line one"));
  }

  @Test
  void whatTheCaseRefusesIsNotKept() {
    CancellationId asked = awaiting();

    customers().submitNothing(asked).isInvalid("file");
    customers().submit(asked, "empty.txt", "").isInvalid("file");
    customers().submit(asked, "cat.png", PROGRAM).isProblem(409, "evidence-type");
    byte[] most = new byte[MOST_BYTES + 1];
    Arrays.fill(most, (byte) 'a');
    customers().submit(asked, "long.txt", most).isProblem(409, "evidence-too-large");
    customers().submit(asked, "huge.txt", new byte[27 << 20]).isProblem(413, "too-large");

    assertThat(customers().list(asked).at("")).isEmpty();
    assertThat(jdbc.queryForList("select 1 from evidence where order_id = ?", order.value()))
        .isEmpty();
    assertThat(stored(sha256(PROGRAM))).doesNotExist();
    Answer justFits = customers().submit(asked, "long.txt", Arrays.copyOf(most, MOST_BYTES));
    assertThat(justFits.status()).as(justFits.body()).isEqualTo(201);
  }

  @Test
  void eachPartyMayHandInSoManyAndTheSameFileCountsOnce() {
    CancellationId asked = awaiting();
    for (int i = 1; i <= 10; i++) {
      assertThat(customers().submit(asked, "a.txt", id + i).status()).isEqualTo(201);
    }

    Answer again = customers().submit(asked, "b.txt", id + "1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("fileName")).isEqualTo("a.txt");
    customers().submit(asked, "a.txt", id + "11").isProblem(409, "too-much-evidence");
    assertThat(stored(sha256((id + "11").getBytes(StandardCharsets.UTF_8)))).doesNotExist();
    Answer theirs = merchants().submit(asked, "a.txt", id + "11");
    assertThat(theirs.status()).isEqualTo(201);
    customers().submit(asked, "a.txt", id + "11").isProblem(409, "too-much-evidence");
    assertThat(customers().download(asked, theirs.text("evidenceId")).statusCode()).isEqualTo(200);
    assertThat(customers().list(asked).at("")).hasSize(11);
  }

  @Test
  void aKeyAndAFileGetTheSameAnswerForEver() {
    CancellationId asked = awaiting();
    EvidenceClient once = customers().withKey("key-" + id);

    Answer first = once.submit(asked, "a.txt", "one " + id);
    Answer second = once.submit(asked, "a.txt", "one " + id);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    once.submit(asked, "a.txt", "two " + id).isProblem(422, "idempotency-key-reused");
    assertThat(customers().list(asked).at("")).hasSize(1);
    assertThat(jdbc.queryForList("select 1 from evidence where order_id = ?", order.value()))
        .hasSize(1);
  }

  @Test
  @DisplayName("M5 M6: both sides prove in time, the arbiter finds it on the desk and rules")
  void theArbiterFindsBothSidesOnTheDesk() {
    CancellationId asked = disputed();
    assertThat(customers().submit(asked, "blue.png", PICTURE).status()).isEqualTo(201);
    merchants().submit(asked, "red.txt", "It was red. " + id);

    JsonNode found = onTheDesk(asked);
    assertThat(found.path("kind").stringValue()).isEqualTo("ESCALATION");
    assertThat(found.path("ground").stringValue()).isEqualTo("NOT_AS_DESCRIBED");
    assertThat(found.at("/amounts/paid/amount").intValue()).isEqualTo(16_000);
    assertThat(found.at("/evidence/CUSTOMER").intValue()).isEqualTo(2);
    assertThat(found.at("/evidence/MERCHANT").intValue()).isEqualTo(1);
    assertThat(found.path("evidenceUntil").stringValue()).isEqualTo("2026-03-09T09:00:00Z");
    as(Role.MERCHANT, "M-" + id).disputes("state=open").isProblem(403, "forbidden");
    as(Role.ARBITER, "a").disputes("state=old").isInvalid("state");
    as(Role.ARBITER, "a").disputes("after=never").isInvalid("after");

    clock.set(Instant.parse("2026-03-09T09:00:00Z"));
    assertThat(merchants().submit(asked, "late.txt", "just in time " + id).status()).isEqualTo(201);
    clock.advance(Duration.ofSeconds(1));
    merchants().submit(asked, "late.txt", "too late " + id).isProblem(409, "evidence-too-late");

    arbiter.act(
        asked, "ruling", "{\"percent\":100,\"fault\":\"MERCHANT\",\"reason\":\"It is blue.\"}");
    assertThat(desk()).noneMatch(dispute -> isOf(dispute, asked));
  }

  @Test
  void theDeskComesInPagesTheLongestWaitingFirst() {
    place();
    CancellationId first = disputed(1);
    clock.advance(Duration.ofSeconds(1));
    CancellationId second = disputed(1);

    List<String> waiting =
        desk().stream()
            .map(dispute -> dispute.path("cancellationId").stringValue())
            .filter(known -> known.equals(first.value()) || known.equals(second.value()))
            .toList();

    assertThat(waiting).containsExactly(first.value(), second.value());
    Answer page = as(Role.SUPPORT, "s").disputes("limit=1");
    assertThat(page.at("/disputes")).hasSize(1);
    Answer next = as(Role.SUPPORT, "s").disputes("limit=1&after=" + page.text("next"));
    assertThat(next.at("/disputes/0/cancellationId"))
        .isNotEqualTo(page.at("/disputes/0/cancellationId"));
  }

  @Test
  @DisplayName("F10 M6: the pack proves the case to a bank and keeps support's notes apart")
  void thePackProvesTheCase() {
    CancellationId asked = disputed();
    customers().submit(asked, "blue.png", "It is blue. " + id);
    merchant.act(asked, "messages", "{\"text\":\"It was red.\"}");
    api.as(Role.SUPPORT, "s")
        .act(asked, "messages", "{\"text\":\"He lies.\",\"visibility\":\"PLATFORM\"}");
    arbiter.act(
        asked, "ruling", "{\"percent\":100,\"fault\":\"MERCHANT\",\"reason\":\"It is blue.\"}");
    topics.publish(issued(asked));
    api.awaitStep(asked, "REFUND", "DONE");

    Map<String, String> pack = merchants().pack(asked);

    assertThat(pack.keySet())
        .containsExactly(
            "README.txt",
            "case.json",
            "timeline.json",
            "policy.json",
            "evidence/01-customer-proof.txt",
            "evidence/02-customer-blue.png");
    assertThat(pack.get("evidence/02-customer-blue.png")).isEqualTo("It is blue. " + id);
    assertThat(String.join("", pack.values())).doesNotContain("He lies.");
    JsonNode file = EventJson.mapper().readTree(pack.get("case.json"));
    assertThat(file.path("product_description").stringValue())
        .isEqualTo("2 x piece (marketplace-goods)");
    assertThat(file.path("purchase_date").stringValue()).isEqualTo("2026-03-02T08:59:00Z");
    assertThat(file.path("cancellation_policy").stringValue()).contains("marketplace-goods");
    assertThat(file.path("cancellation_policy_disclosure").stringValue()).contains("before");
    assertThat(file.path("refund_policy").stringValue())
        .contains("Line L1, EUR 160.00:", "100 % goes back, EUR 160.00");
    assertThat(file.at("/receipt/lines/0/line_id").stringValue()).isEqualTo("L1");
    assertThat(file.at("/proof_of_refund/0/reference").stringValue()).isEqualTo("gw-" + id);
    assertThat(file.path("customer_communication").valueStream())
        .extracting(said -> said.path("text").stringValue())
        .contains("Blue.", "It is.", "It is not.", "It was red.", "It is blue.");
    assertThat(EventJson.mapper().readTree(pack.get("timeline.json")).valueStream())
        .extracting(entry -> entry.path("type").stringValue())
        .contains("EvidenceSubmitted.v1", "DisputeRuled.v1", "RefundIssued.v1");
    assertThat(as(Role.CUSTOMER, "C-other").pack(asked)).isEmpty();
  }

  @Test
  void anErasedPersonLeavesDigestsAlone() {
    CancellationId asked = awaiting();
    String own = customers().submit(asked, "me.txt", "own " + id).text("evidenceId");
    Answer shared = customers().submit(asked, "us.txt", "shared " + id);
    String theirs = merchants().submit(asked, "them.txt", "shared " + id).text("evidenceId");
    Path file = stored(customers().list(asked).at("/0/sha256").stringValue());
    assertThat(file).exists();

    String person = "/api/people/C-" + id + "/content";
    assertThat(api.delete(person).at("/erased/evidence").intValue()).isEqualTo(2);
    assertThat(api.delete(person).at("/erased/evidence").intValue()).isZero();

    assertThat(file).doesNotExist();
    assertThat(stored(shared.text("sha256"))).exists();
    assertThat(customers().download(asked, own).statusCode()).isEqualTo(410);
    assertThat(customers().download(asked, theirs).statusCode()).isEqualTo(200);
    JsonNode shown = merchants().list(asked).at("/0");
    assertThat(shown.has("fileName")).isFalse();
    assertThat(shown.path("erasedAt").stringValue()).isEqualTo(NOW.toString());
    assertThat(merchants().pack(asked).keySet())
        .filteredOn(name -> name.startsWith("evidence/"))
        .containsExactly("evidence/01-merchant-them.txt");
  }

  @Test
  @DisplayName("M3: a reason that has to be proved is refused without the proof, and says so")
  void aReasonThatHasToBeProved() {
    place();
    String body = "{\"reason\":\"NOT_AS_DESCRIBED\",\"reasonText\":\"It is blue.\"%s}";
    customer.post(order, body.formatted("")).isInvalid("evidence");
    customer.post(order, body.formatted(",\"evidence\":[\"no-such\"]")).isInvalid("evidence");
    as(Role.CUSTOMER, "C-other").upload(order, "a.txt", "a").isProblem(404, "not-found");

    Answer upload = customers().upload(order, "blue.txt", "It is blue. " + id);
    assertThat(upload.status()).as(upload.body()).isEqualTo(201);
    String named = ",\"evidence\":[\"" + upload.text("uploadId") + "\"]";
    Answer asked = customer.post(order, body.formatted(named));

    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    CancellationId created = new CancellationId(asked.text("cancellationId"));
    assertThat(customers().list(created).at("/0/fileName").stringValue()).isEqualTo("blue.txt");
    customer.act(created, "withdrawal", "");
    customer.post(order, body.formatted(named)).isInvalid("evidence");
  }

  @Test
  void anUploadThatNoRequestNamesIsForgotten() {
    place();
    Answer upload = customers().upload(order, "blue.txt", "forgotten " + id);
    assertThat(stored(upload.text("sha256"))).exists();
    assertThat(upload.text("waitsUntil")).isEqualTo("2026-03-03T09:00:00Z");

    clock.set(NOW.plus(Duration.ofHours(25)));

    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(Files.exists(stored(upload.text("sha256")))).isFalse());
  }

  private EvidenceClient customers() {
    return as(Role.CUSTOMER, "C-" + id);
  }

  private EvidenceClient merchants() {
    return as(Role.MERCHANT, "M-" + id);
  }

  private EvidenceClient as(Role role, String subject) {
    return new EvidenceClient(port, role, subject);
  }

  private Path stored(String sha256) {
    return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> desk() {
    return as(Role.ARBITER, "arbiter").disputes("limit=200").at("/disputes").valueStream().toList();
  }

  private JsonNode onTheDesk(CancellationId asked) {
    return desk().stream().filter(dispute -> isOf(dispute, asked)).findFirst().orElseThrow();
  }

  private static boolean isOf(JsonNode dispute, CancellationId asked) {
    return dispute.path("cancellationId").stringValue().equals(asked.value());
  }

  /** A request that the seller has to answer; the buyer's proof is the first file of the case. */
  private CancellationId disputed() {
    place();
    return disputed(2);
  }

  private CancellationId disputed(int pieces) {
    String upload = customers().upload(order, "proof.txt", "proof " + id).text("uploadId");
    Answer asked =
        customer.post(
            order,
            """
            {"reason":"NOT_AS_DESCRIBED","reasonText":"Blue.","evidence":["%s"],
             "lines":[{"lineId":"L1","quantity":%d}]}
            """
                .formatted(upload, pieces));
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    CancellationId created = new CancellationId(asked.text("cancellationId"));
    merchant.act(created, "rejection", "{\"reason\":\"NOT_AS_STATED\",\"explanation\":\"It is.\"}");
    Answer dispute =
        customer.act(
            created, "dispute", "{\"ground\":\"NOT_AS_DESCRIBED\",\"statement\":\"It is not.\"}");
    assertThat(dispute.text("state")).as(dispute.body()).isEqualTo("DISPUTED");
    return created;
  }

  private CancellationId awaiting() {
    place();
    Answer asked = customer.request(order, "NO_LONGER_NEEDED");
    assertThat(asked.text("state")).as(asked.body()).isEqualTo("AWAITING_RESPONSE");
    return new CancellationId(asked.text("cancellationId"));
  }

  private void place() {
    AnOrder goods =
        AnOrder.of(order.value(), NOW.minusSeconds(60))
            .ofCustomer("C-" + id)
            .withMerchant("M-" + id)
            .inCategory("marketplace-goods")
            .pieces(2);
    topics.publish(goods.placed());
    topics.publish(goods.paid());
    await().atMost(LONG).until(() -> api.order(order).at("/paid/amount").asInt(0) > 0);
  }

  private RefundIssued issued(CancellationId asked) {
    return new RefundIssued(
        order,
        asked,
        new StepId(asked + "/refund"),
        new RefundId("R-" + id),
        new PaymentId(order + "-payment"),
        euros(160),
        1,
        "gw-" + id,
        true,
        euros(160),
        NOW,
        false);
  }
}
