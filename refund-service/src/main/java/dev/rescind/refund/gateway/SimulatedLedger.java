package dev.rescind.refund.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the simulated gateway did; written in transactions of its own, as another company would. */
final class SimulatedLedger {

  private static final String INSERT =
      """
      insert into simulated_gateway_refunds (idempotency_key, order_id, payment_id, amount,
        currency, reference, declined_why, answered_at)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;

  SimulatedLedger(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * A refund that the gateway made.
   *
   * @param at UTC
   */
  record Made(String key, PaymentId paymentId, Money amount, String reference, Instant at) {}

  /** Makes the refund, unless the key was answered before; answers what holds for the key. */
  GatewayAnswer accept(GatewayRefund refund) {
    String reference = "sim_" + UUID.nameUUIDFromBytes(refund.key().getBytes(UTF_8));
    return write(refund, reference, null)
        ? new GatewayAnswer.Accepted(reference)
        : answerTo(refund.key());
  }

  /** Refuses the refund, unless the key was answered before; answers what holds for the key. */
  GatewayAnswer decline(GatewayRefund refund, String why) {
    return write(refund, null, why) ? new GatewayAnswer.Declined(why) : answerTo(refund.key());
  }

  private boolean write(GatewayRefund refund, @Nullable String reference, @Nullable String why) {
    Integer written =
        ownTransaction.execute(status ->
            jdbc.update(
                INSERT,
                refund.key(),
                refund.orderId().value(),
                refund.paymentId().value(),
                refund.amount().amount(),
                refund.amount().currency(),
                reference,
                why,
                Timestamp.from(clock.instant())));
    return written != null && written == 1;
  }

  /** How the key was answered for good, if it was. */
  GatewayAnswer answerTo(String key) {
    Optional<GatewayAnswer> known =
        jdbc
            .query(
                "select * from simulated_gateway_refunds where idempotency_key = ?",
                SimulatedLedger::answer,
                key)
            .stream()
            .findFirst();
    return known.orElse(new GatewayAnswer.NeverSeen());
  }

  private static GatewayAnswer answer(ResultSet row, int number) throws SQLException {
    String reference = row.getString("reference");
    return reference == null
        ? new GatewayAnswer.Declined(row.getString("declined_why"))
        : new GatewayAnswer.Accepted(reference);
  }

  List<Made> madeFor(OrderId orderId) {
    return jdbc.query(
        """
        select * from simulated_gateway_refunds where order_id = ? and reference is not null
        order by answered_at, idempotency_key
        """,
        (row, number) ->
            new Made(
                row.getString("idempotency_key"),
                new PaymentId(row.getString("payment_id")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("reference"),
                row.getTimestamp("answered_at").toInstant()),
        orderId.value());
  }
}
