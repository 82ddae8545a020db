package dev.rescind.refund.api;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.RefundId;
import dev.rescind.refund.refunds.AwaitingPayment;
import dev.rescind.refund.refunds.CompensationRecord;
import dev.rescind.refund.refunds.CreditRecord;
import dev.rescind.refund.refunds.RefundRecord;
import dev.rescind.refund.refunds.RefundRecords;
import dev.rescind.refund.refunds.StepNotDue;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What went back, what was credited and paid, what is underway and what waits. A customer or a
 * merchant sees own orders alone; another's is answered as if it were not there.
 */
@RestController
@RequestMapping("/api/refunds")
final class RefundsApi {

  private static final Role[] READERS = {
    Role.CUSTOMER, Role.MERCHANT, Role.ARBITER, Role.SUPPORT, Role.OPS
  };

  private final RefundRecords records;

  RefundsApi(RefundRecords records) {
    this.records = records;
  }

  /** Everything about the refunds of an order. */
  record RefundsOfOrder(
      OrderId orderId,
      List<RefundRecord> refunds,
      List<AwaitingPayment> awaitingPayment,
      List<StepNotDue> notDue,
      List<CreditRecord> credits,
      List<CompensationRecord> compensations) {}

  @GetMapping
  RefundsOfOrder list(@RequestParam OrderId orderId, Caller caller) {
    requireSight(orderId, caller);
    return new RefundsOfOrder(
        orderId,
        records.of(orderId),
        records.awaitingPayment(orderId),
        records.notDue(orderId),
        records.credits(orderId),
        records.compensations(orderId));
  }

  @GetMapping("/{refundId}")
  RefundRecord show(@PathVariable RefundId refundId, Caller caller) {
    caller.requireAny(READERS);
    OrderId orderId = records.orderOf(refundId).orElseThrow(RefundsApi::unknown);
    requireSight(orderId, caller);
    return records.of(orderId).stream()
        .filter(refund -> refund.refundId().equals(refundId))
        .findFirst()
        .orElseThrow(RefundsApi::unknown);
  }

  private void requireSight(OrderId orderId, Caller caller) {
    caller.requireAny(READERS);
    RefundRecords.Owners owners = records.owners(orderId).orElseThrow(RefundsApi::unknown);
    if (!caller.is(Role.OPS)
        && !caller.maySee(owners.customerId().value(), owners.merchantId().value())) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("no refund is known under this id");
  }
}
