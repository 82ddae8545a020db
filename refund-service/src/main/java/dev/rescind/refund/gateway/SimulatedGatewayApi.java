package dev.rescind.refund.gateway;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The other side of the simulated gateway: what goes wrong, and what it did. Role {@code ops}. */
@RestController
@ConditionalOnProperty(name = "rescind.gateway", havingValue = SimulatedGateway.NAME)
@RequestMapping("/ops/simulated-gateway")
final class SimulatedGatewayApi {

  private static final int MOST_TIMES = 1_000;

  private final SimulatedLedger ledger;
  private final ScriptedFaults faults;

  SimulatedGatewayApi(SimulatedLedger ledger, ScriptedFaults faults) {
    this.ledger = ledger;
    this.faults = faults;
  }

  /**
   * A fault to show.
   *
   * @param paymentId absent for whatever payment comes next
   * @param times how often; once where absent
   */
  record ScriptFault(@Nullable PaymentId paymentId, Fault.Kind kind, @Nullable Integer times) {}

  /** What the gateway did for an order, the oldest first. */
  record Refunds(List<SimulatedLedger.Made> refunds) {}

  @PostMapping("/faults")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void script(@RequestBody ScriptFault fault) {
    int times = fault.times() == null ? 1 : fault.times();
    if (times < 1 || times > MOST_TIMES) {
      throw ProblemException.invalid("times", "must be 1 to " + MOST_TIMES);
    }
    faults.add(new Fault(fault.paymentId(), fault.kind(), times));
  }

  @GetMapping("/refunds")
  Refunds refunds(@RequestParam OrderId orderId) {
    return new Refunds(ledger.madeFor(orderId));
  }
}
