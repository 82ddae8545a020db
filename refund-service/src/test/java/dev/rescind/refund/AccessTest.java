package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.security.Role;
import dev.rescind.events.RefundEvent.RefundScheduled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see the refunds of an order; nobody here changes them, so one order does for all. */
@RefundServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private final RefundWorld world;
  private final Story story = Story.begin();
  private String refundId = "";

  AccessTest(RefundWorld world) {
    this.world = world;
  }

  @BeforeAll
  void refundOneOrder() {
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    refundId = ((RefundScheduled) world.await(story, 2).getFirst()).refundId().value();
  }

  private int status(String path, Role role, String subject) {
    return world.get(path, role, subject).status();
  }

  private String list() {
    return "/api/refunds?orderId=" + story.orderId();
  }

  private String show() {
    return "/api/refunds/" + refundId;
  }

  @Test
  void showsCustomersAndMerchantsTheirOwn() {
    assertThat(status(list(), Role.CUSTOMER, story.customer().value())).isEqualTo(200);
    assertThat(status(show(), Role.CUSTOMER, story.customer().value())).isEqualTo(200);
    assertThat(status(list(), Role.MERCHANT, story.merchant().value())).isEqualTo(200);
    assertThat(status(show(), Role.MERCHANT, story.merchant().value())).isEqualTo(200);
  }

  @Test
  void hidesWhatBelongsToOthers() {
    for (Role role : new Role[] {Role.CUSTOMER, Role.MERCHANT}) {
      assertThat(status(list(), role, "somebody-else")).isEqualTo(404);
      assertThat(status(show(), role, "somebody-else")).isEqualTo(404);
    }
    assertThat(status(list(), Role.CUSTOMER, story.merchant().value())).isEqualTo(404);
    assertThat(status(list(), Role.MERCHANT, story.customer().value())).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPPORT", "OPS", "ARBITER"})
  void showsThePlatformAll(Role role) {
    assertThat(status(list(), role, "somebody")).isEqualTo(200);
    assertThat(status(show(), role, "somebody")).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"ANALYST", "UPSTREAM"})
  void showsOthersNothing(Role role) {
    assertThat(status(list(), role, "somebody")).isEqualTo(403);
    assertThat(status(show(), role, "somebody")).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPS")
  void keepsTheMachineryForOps(Role role) {
    assertThat(status("/ops/ledger/balance", role, "somebody")).isEqualTo(403);
    assertThat(
            status("/ops/simulated-gateway/refunds?orderId=" + story.orderId(), role, "somebody"))
        .isEqualTo(403);
    String retry = "/ops/refunds/" + refundId + "/tenders/" + story.payment("1") + "/retry";
    assertThat(world.post(retry, "{}", role, "somebody").status()).isEqualTo(403);
  }

  @Test
  void wantsAToken() {
    assertThat(world.statusWithoutToken(list())).isEqualTo(401);
    assertThat(world.statusWithoutToken("/ops/ledger/balance")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/refunds?orderId=unknown", "/api/refunds/unknown"})
  void answersTheUnknownAsNotFound(String path) {
    RefundWorld.Answer answer = world.get(path, Role.SUPPORT, "somebody");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().get("type").asString()).isEqualTo("urn:rescind:problem:not-found");
  }

  @Test
  void wantsAnOrder() {
    RefundWorld.Answer answer = world.get("/api/refunds", Role.SUPPORT, "somebody");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("type").asString())
        .isEqualTo("urn:rescind:problem:invalid-request");
  }

  @Test
  void knowsNoTenderOfAnotherPayment() {
    String retry = "/ops/refunds/" + refundId + "/tenders/another/retry";
    assertThat(world.post(retry, "{}", Role.OPS, "ops").status()).isEqualTo(404);
    assertThat(
            world
                .post("/ops/refunds/unknown/tenders/another/retry", "{}", Role.OPS, "ops")
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "EARTHQUAKE"}          | kind
          {"kind": "SLOW", "times": 0}    | times
          {"kind": "SLOW", "times": 1001} | times
          {"times": 1}                    | kind
          {"kind": "SLOW", "when": 1}     | when
          """)
  void namesTheFieldThatIsWrongInAFault(String body, String field) {
    RefundWorld.Answer answer = world.post("/ops/simulated-gateway/faults", body, Role.OPS, "ops");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("field").asString()).isEqualTo(field);
  }
}
