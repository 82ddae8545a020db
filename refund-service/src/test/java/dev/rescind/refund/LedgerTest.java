package dev.rescind.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RefundServiceTest
class LedgerTest {

  private static final String POST =
      """
      insert into postings (entry_id, account, currency, amount, posted_at)
      values (?, ?, ?, ?, now())
      """;

  private final RefundWorld world;
  private final JdbcTemplate jdbc;
  private final MeterRegistry registry;
  private final TransactionTemplate transaction;

  LedgerTest(
      RefundWorld world,
      JdbcTemplate jdbc,
      MeterRegistry registry,
      PlatformTransactionManager transactions) {
    this.registry = registry;
    this.world = world;
    this.jdbc = jdbc;
    transaction = new TransactionTemplate(transactions);
  }

  @Test
  void followsTheMoneyFromThePaymentToTheRefund() {
    Story story = Story.begin();
    JsonNode before = balance();
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 4_500));
    world.await(story, 2);
    JsonNode after = balance();
    assertThat(total(after, "payments:simulated") - total(before, "payments:simulated"))
        .isEqualTo(1_500);
    assertThat(total(after, "orders-payable") - total(before, "orders-payable")).isEqualTo(-1_500);
    assertThat(total(after, "refunds-payable")).isEqualTo(total(before, "refunds-payable"));
    assertThat(after.get("balanced").asBoolean()).isTrue();
  }

  @Test
  void keepsARefundThatFailedAsPromised() {
    Story story = Story.begin();
    JsonNode before = balance();
    world.fault(story, "1", "DECLINE", 1);
    world.topics().publish(story.paid("1", 6_000));
    world.topics().publish(story.approved("a", 6_000));
    world.await(story, 2);
    assertThat(total(balance(), "refunds-payable") - total(before, "refunds-payable"))
        .isEqualTo(-6_000);
    assertThat(balance().get("balanced").asBoolean()).isTrue();
  }

  @Test
  void leavesAPaymentThatIsToldAsHistoryAndThenLiveAsItIs() {
    Story past = Story.ofThePast();
    Story live = new Story(past.orderId(), false);
    world.topics().publish(past.paid("1", 6_000));
    world.topics().publish(live.paid("1", 6_000));
    world.topics().publish(live.paid("2", 100));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(accounts(past, "2"))
                .containsExactly("orders-payable", "payments:simulated"));
    assertThat(accounts(past, "1")).containsExactly("orders-payable", "payments:on-paper");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from parked_records where record_key = ?",
                Long.class,
                past.orderId().value()))
        .isZero();
  }

  private List<String> accounts(Story story, String payment) {
    return jdbc.queryForList(
        "select account from postings where entry_id = ? order by account",
        String.class,
        "payment/" + story.orderId() + "/" + story.payment(payment));
  }

  @Test
  void refusesAnEntryThatDoesNotBalance() {
    assertThatThrownBy(() -> post("crooked", "EUR", 100, -99))
        .isInstanceOf(RuntimeException.class)
        .hasStackTraceContaining("does not balance");
  }

  @Test
  void refusesAnEntryThatBalancesOverTwoCurrenciesOnly() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(status -> {
              jdbc.update(POST, "mixed", "a", "EUR", 100);
              jdbc.update(POST, "mixed", "b", "USD", -100);
            }))
        .hasStackTraceContaining("does not balance");
  }

  @Test
  void acceptsTheTwoSidesOneAfterTheOther() {
    post("straight", "EUR", 100, -100);
    assertThat(jdbc.queryForList("select * from postings where entry_id = 'straight'")).hasSize(2);
  }

  @Test
  void neverChangesAPosting() {
    post("settled", "EUR", 100, -100);
    for (String change :
        List.of(
            "update postings set amount = 1 where entry_id = 'settled'",
            "delete from postings where entry_id = 'settled'")) {
      assertThatThrownBy(() -> jdbc.update(change)).isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void aPostingThatWasChangedBehindTheServicesBackIsFoundByAVerification() {
    post("tampered", "EUR", 100, -100);
    jdbc.execute("alter table postings disable trigger all");
    jdbc.update("update postings set amount = 99 where entry_id = 'tampered' and account = 'a'");

    String id = world.post("/ops/verifications", "{}", Role.OPS, "ops").body().get("id").asString();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> verification(id).path("finishedAt").isString());
    jdbc.update("update postings set amount = 100 where entry_id = 'tampered' and account = 'a'");
    jdbc.execute("alter table postings enable trigger all");

    JsonNode ledger = verification(id).path("checks").path(3);
    assertThat(ledger.path("check").asString()).isEqualTo("ledger");
    assertThat(ledger.path("state").asString()).isEqualTo("FAILED");
    assertThat(ledger.path("findings").path(0).path("problem").asString())
        .isEqualTo("the entry tampered is out of balance by -1 minor units of EUR");
  }

  private JsonNode verification(String id) {
    return world.get("/ops/verifications/" + id, Role.OPS, "ops").body();
  }

  @Test
  void showsNoImbalanceInTheMetrics() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(registry.get("rescind.refunds.ledger.imbalance").gauge().value()).isZero());
  }

  private void post(String entry, String currency, long debit, long credit) {
    transaction.executeWithoutResult(status -> {
      jdbc.update(POST, entry, "a", currency, debit);
      jdbc.update(POST, entry, "b", currency, credit);
    });
  }

  private JsonNode balance() {
    return world.get("/ops/ledger/balance", Role.OPS, "ops").body();
  }

  private static long total(JsonNode balance, String account) {
    for (JsonNode total : balance.get("accounts")) {
      if (total.get("account").asString().equals(account)) {
        return total.get("amount").asLong();
      }
    }
    return 0;
  }
}
