package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationId;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.SettlementStep;
import dev.rescind.events.SettlementStep.NoticeStep;
import dev.rescind.events.SettlementStep.RefundStep;
import dev.rescind.events.SettlementStep.ReleaseStep;
import dev.rescind.events.StepId;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the steps that an approval sets off: one refund, one release a line, a notice to each side.
 */
final class Settlement {

  private Settlement() {}

  static List<SettlementStep> of(
      CancellationId cancellationId, List<CancelledLine> lines, Money refund) {
    List<SettlementStep> steps = new ArrayList<>();
    steps.add(new RefundStep(step(cancellationId, "refund"), refund));
    for (int i = 0; i < lines.size(); i++) {
      CancelledLine line = lines.get(i);
      steps.add(
          new ReleaseStep(
              step(cancellationId, "release-" + (i + 1)),
              line.lineId(),
              line.productId(),
              line.quantity(),
              line.slot()));
    }
    steps.add(new NoticeStep(step(cancellationId, "notice-customer"), Party.CUSTOMER));
    steps.add(new NoticeStep(step(cancellationId, "notice-merchant"), Party.MERCHANT));
    return List.copyOf(steps);
  }

  private static StepId step(CancellationId cancellationId, String name) {
    return new StepId(cancellationId + "/" + name);
  }
}
