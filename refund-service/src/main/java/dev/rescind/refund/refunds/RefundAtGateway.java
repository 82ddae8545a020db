package dev.rescind.refund.refunds;

import dev.rescind.chassis.effects.Effect;
import dev.rescind.chassis.effects.EffectHandler;
import dev.rescind.chassis.effects.EffectOutcome;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.EventJson;
import dev.rescind.refund.gateway.GatewayAnswer;
import dev.rescind.refund.gateway.PaymentGateway;
import dev.rescind.refund.refunds.RefundCommand.RecordFailed;
import dev.rescind.refund.refunds.RefundCommand.RecordIssued;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Asks the gateway for one tender. While the outcome is unknown it is looked up under the same key
 * before anything is sent again, and the key never changes.
 */
@Component
final class RefundAtGateway implements EffectHandler {

  private final PaymentGateway gateway;
  private final Commands commands;
  private final RefundMetrics metrics;
  private final Clock clock;

  RefundAtGateway(PaymentGateway gateway, Commands commands, RefundMetrics metrics, Clock clock) {
    this.gateway = gateway;
    this.commands = commands;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return TendersDue.KIND;
  }

  @Override
  public EffectOutcome perform(Effect effect) {
    TenderDue due = EventJson.mapper().treeToValue(effect.payload(), TenderDue.class);
    GatewayAnswer answer = ask(due, effect.attempt() > 1);
    return switch (answer) {
      case GatewayAnswer.Accepted accepted -> record(due, issued(due, accepted));
      case GatewayAnswer.Declined declined -> record(due, failed(due, declined));
      case GatewayAnswer.Unknown unknown -> later(effect, unknown.problem());
      case GatewayAnswer.NeverSeen never -> later(effect, "the gateway knows nothing of it");
    };
  }

  private GatewayAnswer ask(TenderDue due, boolean asked) {
    if (asked) {
      GatewayAnswer known = gateway.lookUp(due.idempotencyKey());
      if (!(known instanceof GatewayAnswer.NeverSeen)) {
        return known;
      }
    }
    return gateway.refund(due.asked());
  }

  private EffectOutcome later(Effect effect, String problem) {
    metrics.unknownOutcome();
    return EffectOutcome.again(effect.attempt(), problem);
  }

  private EffectOutcome record(TenderDue due, RefundCommand outcome) {
    return new EffectOutcome.Done(() -> commands.send(outcome, new Cause(due.causedBy(), null)));
  }

  private RefundCommand issued(TenderDue due, GatewayAnswer.Accepted accepted) {
    return new RecordIssued(
        due.orderId(),
        due.refundId(),
        due.paymentId(),
        due.attempt(),
        accepted.reference(),
        clock.instant());
  }

  private RefundCommand failed(TenderDue due, GatewayAnswer.Declined declined) {
    return new RecordFailed(
        due.orderId(),
        due.refundId(),
        due.paymentId(),
        due.attempt(),
        declined.code(),
        clock.instant());
  }
}
