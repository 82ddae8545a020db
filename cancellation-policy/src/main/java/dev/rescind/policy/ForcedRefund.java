package dev.rescind.policy;

import dev.rescind.events.CauseClass;
import dev.rescind.events.Fault;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which reasons give everything back whatever the tier; one match is enough. */
record ForcedRefund(
    @Nullable Set<Fault> faults, @Nullable Set<CauseClass> causes, @Nullable Set<String> reasons) {

  static final ForcedRefund NEVER = new ForcedRefund(null, null, null);

  boolean covers(Reason reason) {
    return (faults != null && faults.contains(reason.fault()))
        || (causes != null && causes.contains(reason.cause()))
        || (reasons != null && reasons.contains(reason.code()));
  }
}
