package dev.rescind.cancellation.disputes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rescind.cancellation.cases.CaseState;
import dev.rescind.events.Fee;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Requester;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in the fields that card networks ask for when a payment is disputed. Where Stripe's
 * dispute evidence object has a field, it has the same name here once it is written in snake case;
 * Stripe's API reference, "The dispute evidence object", says what belongs into each.
 *
 * @param serviceDate the local date and time of each appointment, with its zone
 * @param purchaseDate UTC
 * @param cancellationPolicyDisclosure how the policy could be known, as far as this system knows
 * @param refundRefusalExplanation why nothing goes back, as the policy explained it; absent where
 *     something does, and while nothing is decided
 * @param customerCommunication what the parties wrote, in the order of its writing
 * @param proofOfRefund every refund that was issued, with the gateway's reference
 * @param files what was handed in; those without a name in the archive were erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseFile(
    String cancellationId,
    String orderId,
    CaseState state,
    @Nullable String productDescription,
    @Nullable String serviceDate,
    @Nullable Instant purchaseDate,
    @Nullable Receipt receipt,
    @Nullable String cancellationPolicy,
    @Nullable String cancellationPolicyDisclosure,
    @Nullable String refundPolicy,
    @Nullable String refundPolicyDisclosure,
    @Nullable String refundRefusalExplanation,
    Cancellation cancellation,
    List<Communication> customerCommunication,
    List<ProofOfRefund> proofOfRefund,
    List<PackedFile> files) {

  CaseFile {
    customerCommunication = List.copyOf(customerCommunication);
    proofOfRefund = List.copyOf(proofOfRefund);
    files = List.copyOf(files);
  }

  /** What was bought, and what was paid for it. */
  record Receipt(List<OrderLine> lines, List<Fee> fees, Money total, List<OrderPaid> payments) {}

  /**
   * What was asked for, and what became of it.
   *
   * @param requestedAt UTC
   * @param explanation the rules that applied, one sentence each
   * @param refund what was decided to go back
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cancellation(
      Requester requestedBy,
      Instant requestedAt,
      String reason,
      @Nullable Instant decidedAt,
      List<String> explanation,
      @Nullable Money refund,
      @Nullable Money refunded) {}

  /**
   * Something that was written.
   *
   * @param writtenAt UTC
   */
  record Communication(Instant writtenAt, Requester author, String text) {}

  /**
   * Money that went back.
   *
   * @param reference the gateway's; absent where it gives none
   * @param issuedAt UTC
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProofOfRefund(
      String paymentId, Money amount, @Nullable String reference, Instant issuedAt) {}

  /**
   * A file of the archive.
   *
   * @param name in the archive; absent where it was erased
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PackedFile(
      @Nullable String name,
      String sha256,
      String mediaType,
      long bytes,
      Requester submittedBy,
      Instant receivedAt,
      @Nullable String note) {}
}
