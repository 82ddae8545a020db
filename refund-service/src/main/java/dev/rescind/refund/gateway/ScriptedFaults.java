package dev.rescind.refund.gateway;

import dev.rescind.events.PaymentId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The faults still to be shown, in the order in which they were scripted; a restart forgets. */
final class ScriptedFaults {

  private final Deque<Fault> faults = new ArrayDeque<>();

  synchronized void add(Fault fault) {
    faults.addLast(fault);
  }

  /** The fault to show for the payment now; it is used up by that. */
  synchronized Optional<Fault.Kind> take(PaymentId paymentId) {
    for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
      Fault fault = each.next();
      if (fault.concerns(paymentId)) {
        each.remove();
        if (fault.times() > 1) {
          faults.addFirst(fault.once());
        }
        return Optional.of(fault.kind());
      }
    }
    return Optional.empty();
  }
}
