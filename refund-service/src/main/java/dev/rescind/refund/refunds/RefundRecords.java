package dev.rescind.refund.refunds;

import dev.rescind.events.CustomerId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.RefundId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what is known of the refunds of an order. */
@Component
public class RefundRecords {

  /** A retry that was asked for and has not failed makes the tender pending again. */
  private static final String TENDERS =
      """
      select tenders.*, coalesce(retries.last_attempt, 1) as last_attempt,
        state = 'FAILED' and coalesce(retries.last_attempt, 1) > attempt as retried
      from tenders
      left join (
        select refund_id, payment_id, max(attempt) as last_attempt from tender_retries
        group by refund_id, payment_id) retries using (refund_id, payment_id)
      where refund_id in (select refund_id from refunds where order_id = ?)
      order by refund_id, place
      """;

  private final JdbcTemplate jdbc;

  RefundRecords(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose order it is, by the decisions on its cancellations. */
  public record Owners(CustomerId customerId, MerchantId merchantId) {}

  /** Whose order it is, if anything was decided about its money. */
  public Optional<Owners> owners(OrderId orderId) {
    return jdbc
        .query(
            "select customer_id, merchant_id from approvals where order_id = ? limit 1",
            (row, number) ->
                new Owners(
                    new CustomerId(row.getString("customer_id")),
                    new MerchantId(row.getString("merchant_id"))),
            orderId.value())
        .stream()
        .findFirst();
  }

  /** The order that a refund is of, if there is such a refund. */
  public Optional<OrderId> orderOf(RefundId refundId) {
    return jdbc
        .query(
            "select order_id from refunds where refund_id = ?",
            (row, number) -> new OrderId(row.getString("order_id")),
            refundId.value())
        .stream()
        .findFirst();
  }

  /** The refunds of an order with their tenders, the oldest first. */
  public List<RefundRecord> of(OrderId orderId) {
    Map<String, List<RefundRecord.Tender>> tenders =
        jdbc.query(TENDERS, RefundRecord.Tender::readWithRefund, orderId.value()).stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return jdbc.query(
        "select * from refunds where order_id = ? order by scheduled_at, refund_id",
        (row, number) ->
            RefundRecord.read(row, tenders.getOrDefault(row.getString("refund_id"), List.of())),
        orderId.value());
  }

  /** The steps of an order that wait for a payment. */
  public List<AwaitingPayment> awaitingPayment(OrderId orderId) {
    return jdbc.query(
        "select * from awaiting_payment where order_id = ? and not answered order by step_id",
        AwaitingPayment::read,
        orderId.value());
  }

  /** The credits that came of an order. */
  public List<CreditRecord> credits(OrderId orderId) {
    return jdbc.query(
        "select * from credits where order_id = ? order by issued_at, step_id",
        CreditRecord::read,
        orderId.value());
  }

  /** The compensation that was paid for an order. */
  public List<CompensationRecord> compensations(OrderId orderId) {
    return jdbc.query(
        "select * from compensations where order_id = ? order by paid_at, step_id",
        CompensationRecord::read,
        orderId.value());
  }

  /** The steps of an order that gave nothing back. */
  public List<StepNotDue> notDue(OrderId orderId) {
    return jdbc.query(
        "select * from refunds_not_due where order_id = ? order by decided_at, step_id",
        StepNotDue::read,
        orderId.value());
  }
}
