package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.AlternativeCommand.AcceptAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.DeclineAlternative;
import dev.rescind.cancellation.cases.AlternativeCommand.OfferAlternative;
import dev.rescind.cancellation.cases.CaseActions.Meant;
import dev.rescind.cancellation.cases.CaseActions.Sent;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Alternative;
import dev.rescind.events.BookedSlot;
import dev.rescind.events.LineId;
import dev.rescind.events.Money;
import dev.rescind.policy.Alternatives;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Offers to keep the order. */
@RestController
@RequestMapping("/api/cancellations/{cancellationId}/alternatives")
class AlternativesApi {

  private final CaseActions actions;
  private final Wordings words;

  AlternativesApi(CaseActions actions, Wordings words) {
    this.actions = actions;
    this.words = words;
  }

  /**
   * An offer.
   *
   * @param lineId the line that moves; for {@code RESCHEDULE}
   * @param slot the new appointment; for {@code RESCHEDULE}
   * @param details what changes; for {@code PACKAGE_CHANGE}
   * @param amount what the customer gets; for {@code PARTIAL_REFUND} and {@code CREDIT}, and for
   *     {@code PACKAGE_CHANGE} what it becomes cheaper by, nothing if absent
   * @param remark what the requester is told
   */
  record Offer(
      Alternatives.Kind kind,
      @Nullable LineId lineId,
      @Nullable BookedSlot slot,
      @Nullable String details,
      @Nullable Money amount,
      @Nullable String remark) {}

  @PostMapping
  ResponseEntity<byte[]> offer(@RequestBody Offer body, Sent sent) {
    words.check("remark", body.remark());
    check(body);
    return actions.act(
        sent,
        "alternatives",
        body,
        meant -> {
          Basis basis = meant.basis(CaseAction.OFFER_ALTERNATIVE);
          return new OfferAlternative(
              meant.orderId(),
              meant.id(),
              meant.by(),
              alternative(body, meant, basis),
              words.keep(meant.by(), body.remark()),
              basis,
              meant.at());
        });
  }

  private void check(Offer body) {
    switch (body.kind()) {
      case RESCHEDULE -> {
        require("lineId", body.lineId());
        require("slot", body.slot());
      }
      case PACKAGE_CHANGE -> words.require("details", body.details());
      case PARTIAL_REFUND, CREDIT -> {
        Money amount = require("amount", body.amount());
        if (!amount.isPositive()) {
          throw ProblemException.invalid("amount", "must be above zero");
        }
      }
    }
    if (body.amount() != null && body.amount().amount() < 0) {
      throw ProblemException.invalid("amount", "must not be negative");
    }
  }

  private static <T> T require(String field, @Nullable T value) {
    if (value == null) {
      throw ProblemException.invalid(field, "is required for this kind of offer");
    }
    return value;
  }

  private Alternative alternative(Offer body, Meant meant, Basis basis) {
    return switch (body.kind()) {
      case RESCHEDULE ->
          new Alternative.Reschedule(
              require("lineId", body.lineId()), require("slot", body.slot()));
      case PACKAGE_CHANGE ->
          new Alternative.PackageChange(
              words.kept(meant.by(), require("details", body.details())),
              body.amount() == null
                  ? Money.zero(basis.order().placed().currency())
                  : body.amount());
      case PARTIAL_REFUND -> new Alternative.PartialRefund(require("amount", body.amount()));
      case CREDIT -> new Alternative.Credit(require("amount", body.amount()));
    };
  }

  @PostMapping("/{number}/acceptance")
  ResponseEntity<byte[]> accept(@PathVariable int number, Sent sent) {
    return actions.act(
        sent,
        "alternatives/" + number + "/acceptance",
        new ResponsesApi.Nothing(),
        meant ->
            new AcceptAlternative(
                meant.orderId(),
                meant.id(),
                number,
                meant.by(),
                meant.basis(CaseAction.ACCEPT_ALTERNATIVE),
                meant.at()));
  }

  @PostMapping("/{number}/decline")
  ResponseEntity<byte[]> decline(@PathVariable int number, Sent sent) {
    return actions.act(
        sent,
        "alternatives/" + number + "/decline",
        new ResponsesApi.Nothing(),
        meant ->
            new DeclineAlternative(
                meant.orderId(),
                meant.id(),
                number,
                meant.by(),
                meant.basis(CaseAction.DECLINE_ALTERNATIVE),
                meant.at()));
  }
}
