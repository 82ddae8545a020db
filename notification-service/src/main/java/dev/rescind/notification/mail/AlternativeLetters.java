package dev.rescind.notification.mail;

import dev.rescind.events.Alternative;
import dev.rescind.events.AlternativeEvent;
import dev.rescind.events.AlternativeEvent.AlternativeAccepted;
import dev.rescind.events.AlternativeEvent.AlternativeDeclined;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.AlternativeEvent.OrderKept;
import dev.rescind.events.CancellationEvent.CaseEvent;

/** Letters about keeping the order. */
final class AlternativeLetters {

  private AlternativeLetters() {}

  static Letter about(AlternativeEvent event, Reader reader) {
    return switch (event) {
      case AlternativeOffered offered ->
          offer(offered, "told", offered.alternative(), reader)
              .party("offeredBy", offered.offeredBy())
              .time("answerBy", offered.answerBy())
              .next("answer")
              .letter();
      case AlternativeDeclined declined ->
          offer(declined, declined.why().name(), declined.alternative(), reader)
              .next("goesOn")
              .letter();
      case AlternativeAccepted accepted ->
          offer(accepted, "told", accepted.alternative(), reader).letter();
      case OrderKept kept ->
          new Draft(kept, kept.number() == null ? "agreed" : "settled", reader)
              .moneyIfAny("givenBack", kept.refunded())
              .letter();
    };
  }

  private static Draft offer(
      CaseEvent event, String variant, Alternative alternative, Reader reader) {
    Wording wording = reader.wording();
    Draft draft = new Draft(event, variant, reader);
    return switch (alternative) {
      case Alternative.Reschedule it ->
          draft
              .fact("offer", wording.text("offer.RESCHEDULE"))
              .fact("newDate", wording.when(it.slot()));
      case Alternative.PackageChange it ->
          draft
              .fact("offer", wording.text("offer.PACKAGE_CHANGE"))
              .moneyIfAny("givenBack", it.priceDifference());
      case Alternative.PartialRefund it ->
          draft.fact("offer", wording.text("offer.PARTIAL_REFUND")).money("givenBack", it.amount());
      case Alternative.Credit it ->
          draft.fact("offer", wording.text("offer.CREDIT")).money("credit", it.amount());
    };
  }
}
