package dev.rescind.cancellation.disputes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.Kind;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dispute that waits for a ruling.
 *
 * @param ground what who opened it says is wrong
 * @param openedAt UTC
 * @param evidenceUntil until when both may hand in evidence, UTC; a ruling may wait for it
 * @param reason of the request that it is about
 * @param amounts what is at stake
 * @param evidence how many files each party has handed in
 * @param openClaims what the ruling has to decide as well
 */
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
    Amounts amounts,
    Map<Party, Integer> evidence,
    List<OpenClaim> openClaims) {

  OpenDispute {
    evidence = Map.copyOf(evidence);
    openClaims = List.copyOf(openClaims);
  }

  /**
   * What is at stake.
   *
   * @param paid what was captured of the order; absent while the order is not known
   * @param refund what the request was to give back; absent where the policy refused it at once
   * @param refunded what was issued; absent where nothing was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Amounts(@Nullable Money paid, @Nullable Money refund, @Nullable Money refunded) {}

  /** A claim for compensation. */
  record OpenClaim(String claimId, Party claimant, String ground, Money amount) {

    static OpenClaim of(CompensationClaimed claimed) {
      return new OpenClaim(
          claimed.claimId().value(),
          claimed.claimant().party(),
          claimed.ground(),
          claimed.amount());
    }
  }

  static OpenDispute of(
      DisputeOpened opened,
      String reason,
      Amounts amounts,
      Map<Party, Integer> evidence,
      List<CompensationClaimed> claims) {
    return new OpenDispute(
        opened.cancellationId().value(),
        opened.orderId().value(),
        opened.merchantId().value(),
        opened.customerId().value(),
        opened.kind(),
        opened.ground(),
        opened.openedBy(),
        opened.openedAt(),
        opened.evidenceUntil(),
        reason,
        amounts,
        evidence,
        claims.stream().map(OpenClaim::of).toList());
  }
}
