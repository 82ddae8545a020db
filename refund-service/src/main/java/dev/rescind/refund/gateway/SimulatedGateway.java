package dev.rescind.refund.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway that moves no money, for trying out and for tests. Idempotent by key, as real ones are;
 * that no more is refunded than was captured is not its business.
 */
final class SimulatedGateway implements PaymentGateway {

  static final String NAME = "simulated";

  private final SimulatedLedger ledger;
  private final ScriptedFaults faults;
  private final Duration slowAnswer;

  SimulatedGateway(SimulatedLedger ledger, ScriptedFaults faults, Duration slowAnswer) {
    this.ledger = ledger;
    this.faults = faults;
    this.slowAnswer = slowAnswer;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public GatewayAnswer refund(GatewayRefund refund) {
    return faults
        .take(refund.paymentId())
        .map(fault -> faulty(fault, refund))
        .orElseGet(() -> ledger.accept(refund));
  }

  private GatewayAnswer faulty(Fault.Kind fault, GatewayRefund refund) {
    return switch (fault) {
      case TIMEOUT_BEFORE -> new GatewayAnswer.Unknown("no answer in time");
      case TIMEOUT_AFTER -> {
        ledger.accept(refund);
        yield new GatewayAnswer.Unknown("no answer in time");
      }
      case ERROR_THEN_SUCCESS -> new GatewayAnswer.Unknown("the gateway answered 500");
      case DECLINE -> ledger.decline(refund, "declined_by_bank");
      case SLOW -> {
        LockSupport.parkNanos(slowAnswer.toNanos());
        yield ledger.accept(refund);
      }
    };
  }

  @Override
  public GatewayAnswer lookUp(String key) {
    return ledger.answerTo(key);
  }
}
