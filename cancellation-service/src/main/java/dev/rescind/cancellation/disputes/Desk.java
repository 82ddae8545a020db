package dev.rescind.cancellation.disputes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.Kind;
import dev.rescind.events.EventJson;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.OrderFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What waits for the arbiter. */
@Component
class Desk {

  private static final TypeReference<List<CompensationClaimed>> CLAIMS = new TypeReference<>() {};
  private static final TypeReference<Map<Party, Integer>> COUNTS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final OrderBook orders;

  Desk(JdbcTemplate jdbc, OrderBook orders) {
    this.jdbc = jdbc;
    this.orders = orders;
  }

  /**
   * A dispute that is open.
   *
   * @param ground what who opened it says is wrong
   * @param openedAt UTC
   * @param evidenceUntil until when both may hand in evidence, UTC; a ruling may wait for it
   * @param reason of the request that it is about
   * @param paid what was captured of the order
   * @param refund what the decision in dispute gives back; absent where it gives nothing
   * @param refunded what was issued; absent where nothing was
   * @param evidence how many files each party has handed in
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OpenDispute(
      String cancellationId,
      String orderId,
      String merchantId,
      String customerId,
      Kind kind,
      String ground,
      Requester openedBy,
      Instant openedAt,
      Instant evidenceUntil,
      String reason,
      @Nullable Money paid,
      @Nullable Money refund,
      @Nullable Money refunded,
      Map<Party, Integer> evidence,
      List<OpenClaim> openClaims) {

    OpenDispute {
      evidence = Map.copyOf(evidence);
      openClaims = List.copyOf(openClaims);
    }

    private OpenDispute paid(@Nullable Money captured) {
      return new OpenDispute(
          cancellationId,
          orderId,
          merchantId,
          customerId,
          kind,
          ground,
          openedBy,
          openedAt,
          evidenceUntil,
          reason,
          captured,
          refund,
          refunded,
          evidence,
          openClaims);
    }
  }

  /** A claim that the ruling has to decide as well. */
  record OpenClaim(String claimId, Party claimant, String ground, Money amount) {}

  /** Open disputes after a place in their order, the one that waits longest first. */
  List<OpenDispute> open(DeskCursor after, int limit) {
    List<OpenDispute> found =
        jdbc.query(
            """
            select c.cancellation_id, c.reason, c.currency, c.refund_minor, c.refunded_minor,
              c.dispute,
              (select jsonb_object_agg(party, files) from (
                select submitted_by_party as party, count(*) as files from evidence e
                where e.cancellation_id = c.cancellation_id group by 1) counted) as files,
              (select jsonb_agg(claimed order by claim_id) from claims k
                where k.cancellation_id = c.cancellation_id and decided is null) as open_claims
            from cases c
            where c.state = 'DISPUTED'
              and ((c.dispute ->> 'openedAt')::timestamptz, c.cancellation_id) > (?, ?)
            order by (c.dispute ->> 'openedAt')::timestamptz, c.cancellation_id limit ?
            """,
            Desk::read,
            Timestamp.from(after.openedAt()),
            after.cancellationId(),
            limit);
    Map<OrderId, OrderFacts> facts =
        orders.find(found.stream().map(dispute -> new OrderId(dispute.orderId())).toList());
    return found.stream()
        .map(dispute -> {
          OrderFacts order = facts.get(new OrderId(dispute.orderId()));
          return dispute.paid(order == null ? null : order.paid());
        })
        .toList();
  }

  private static OpenDispute read(ResultSet row, int number) throws SQLException {
    DisputeOpened opened =
        EventJson.mapper().readValue(row.getString("dispute"), DisputeOpened.class);
    String files = row.getString("files");
    String claims = row.getString("open_claims");
    return new OpenDispute(
        row.getString("cancellation_id"),
        opened.orderId().value(),
        opened.merchantId().value(),
        opened.customerId().value(),
        opened.kind(),
        opened.ground(),
        opened.openedBy(),
        opened.openedAt(),
        opened.evidenceUntil(),
        row.getString("reason"),
        null,
        money(row, "refund_minor"),
        money(row, "refunded_minor"),
        files == null ? new EnumMap<>(Party.class) : EventJson.mapper().readValue(files, COUNTS),
        claims == null ? List.of() : claims(claims));
  }

  private static List<OpenClaim> claims(String json) {
    return EventJson.mapper().readValue(json, CLAIMS).stream()
        .map(claim ->
            new OpenClaim(
                claim.claimId().value(), claim.claimant().party(), claim.ground(), claim.amount()))
        .toList();
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    long minor = row.getLong(column);
    String currency = row.getString("currency");
    return row.wasNull() || currency == null ? null : new Money(minor, currency);
  }
}
