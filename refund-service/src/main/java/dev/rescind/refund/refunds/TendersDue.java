package dev.rescind.refund.refunds;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.effects.Withdrawal;
import org.springframework.stereotype.Component;

/** Has the gateway asked for tenders, once the running transaction has committed. */
@Component
final class TendersDue {

  /** The kind of effect. */
  static final String KIND = "gateway-refund";

  private final EffectQueue effects;

  TendersDue(EffectQueue effects) {
    this.effects = effects;
  }

  void submit(TenderDue due) {
    effects.submit(due.idempotencyKey(), KIND, due);
  }

  /** Takes a call back that was not begun, in the running transaction. */
  Withdrawal withdraw(TenderDue due) {
    return effects.withdraw(due.idempotencyKey());
  }
}
