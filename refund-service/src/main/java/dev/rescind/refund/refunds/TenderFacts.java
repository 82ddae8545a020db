package dev.rescind.refund.refunds;

import dev.rescind.chassis.metrics.BoundedTag;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the tables know of refunds and their events do not say; one statement for a batch. */
@Component
final class TenderFacts {

  /** Upstream names the methods; a shop has a handful. */
  private static final int MOST_METHODS = 20;

  private static final String SELECT =
      """
      select refund_id, payment_id, method, decided_at
      from refunds join tenders using (refund_id) left join approvals using (cancellation_id)
      where refund_id = any(?)
      """;

  private final JdbcTemplate jdbc;
  private final BoundedTag methods = new BoundedTag(MOST_METHODS);

  TenderFacts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known of a refund.
   *
   * @param decidedAt when it was decided that it is due, UTC
   */
  record Facts(@Nullable Instant decidedAt, Map<String, String> methods) {

    static final Facts NONE = new Facts(null, Map.of());

    /** How the payment was made; one of few. */
    String method(PaymentId payment) {
      return methods.getOrDefault(payment.value(), BoundedTag.OTHERS);
    }
  }

  Map<RefundId, Facts> of(List<RefundId> refunds) {
    Map<RefundId, Facts> facts = new HashMap<>();
    if (!refunds.isEmpty()) {
      jdbc.query(
          SELECT,
          row -> {
            var decidedAt = row.getTimestamp("decided_at");
            facts
                .computeIfAbsent(
                    new RefundId(row.getString("refund_id")),
                    id ->
                        new Facts(
                            decidedAt == null ? null : decidedAt.toInstant(), new HashMap<>()))
                .methods()
                .put(row.getString("payment_id"), method(row.getString("method")));
          },
          (Object) refunds.stream().map(RefundId::value).toArray(String[]::new));
    }
    return facts;
  }

  /** The method as a label. */
  String method(String upstreamsName) {
    return methods.of(upstreamsName);
  }
}
