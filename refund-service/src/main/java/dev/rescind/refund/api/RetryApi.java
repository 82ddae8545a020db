package dev.rescind.refund.api;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import dev.rescind.refund.refunds.RefundRecords;
import dev.rescind.refund.refunds.TenderRetries;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a person can do about a refund that failed; for the role {@code ops}. */
@RestController
final class RetryApi {

  private final RefundRecords records;
  private final TenderRetries retries;
  private final IdempotentRequests requests;

  RetryApi(RefundRecords records, TenderRetries retries, IdempotentRequests requests) {
    this.records = records;
    this.retries = retries;
    this.requests = requests;
  }

  /**
   * The attempt that was begun.
   *
   * @param attempt counts from 1; 0 where upstream gave all of it back itself and none follows
   */
  record Retried(RefundId refundId, PaymentId paymentId, int attempt) {}

  @PostMapping("/ops/refunds/{refundId}/tenders/{paymentId}/retry")
  ResponseEntity<byte[]> retry(
      @PathVariable RefundId refundId,
      @PathVariable PaymentId paymentId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    String resource = "POST /ops/refunds/" + refundId + "/tenders/" + paymentId + "/retry";
    return requests.once(
        caller,
        key,
        resource,
        Map.of(),
        () -> begin(refundId, paymentId, caller),
        attempt -> ResponseEntity.accepted().body(new Retried(refundId, paymentId, attempt)));
  }

  private int begin(RefundId refundId, PaymentId paymentId, Caller caller) {
    OrderId orderId =
        records
            .orderOf(refundId)
            .orElseThrow(() -> ProblemException.notFound("no refund is known under this id"));
    return retries.retry(orderId, refundId, paymentId, caller);
  }
}
