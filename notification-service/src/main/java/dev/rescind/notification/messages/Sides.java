package dev.rescind.notification.messages;

import dev.rescind.events.CustomerId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.StepId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a case, as far as they are known, and the notices that a settlement asks for.
 */
record Sides(
    @Nullable MerchantId merchantId,
    @Nullable CustomerId customerId,
    List<SettlementStep> settlement) {

  Sides(@Nullable MerchantId merchantId, @Nullable CustomerId customerId) {
    this(merchantId, customerId, List.of());
  }

  List<Recipient> both() {
    return these(Party.CUSTOMER, Party.MERCHANT);
  }

  List<Recipient> except(Party party) {
    return both().stream().filter(side -> side.audience() != party).toList();
  }

  /** Of these parties the sides that are known; the platform has no mail box. */
  List<Recipient> these(Party... parties) {
    return Stream.of(parties)
        .distinct()
        .map(party -> new Recipient(party, person(party), stepFor(party)))
        .filter(recipient -> recipient.person() != null || recipient.stepId() != null)
        .toList();
  }

  /** Whom the settlement asks to tell, and nobody else. */
  List<Recipient> asked() {
    return notices()
        .map(step -> new Recipient(step.audience(), person(step.audience()), step.stepId()))
        .toList();
  }

  private @Nullable StepId stepFor(Party party) {
    return notices()
        .filter(step -> step.audience() == party)
        .map(NoticeStep::stepId)
        .findFirst()
        .orElse(null);
  }

  private Stream<NoticeStep> notices() {
    return settlement.stream().filter(NoticeStep.class::isInstance).map(NoticeStep.class::cast);
  }

  private @Nullable PersonId person(Party party) {
    return switch (party) {
      case CUSTOMER -> customerId == null ? null : new PersonId(customerId.value());
      case MERCHANT -> merchantId == null ? null : new PersonId(merchantId.value());
      case PLATFORM -> null;
    };
  }
}
