package dev.rescind.policy;

import dev.rescind.events.Aftermath;
import dev.rescind.events.CauseClass;
import dev.rescind.events.EventJson;
import dev.rescind.events.Fault;
import dev.rescind.events.Party;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A reason as a document writes it down: what it does not say comes from the catalogue. */
record ReasonEntry(
    String code,
    @Nullable String label,
    @Nullable Map<String, String> labels,
    @Nullable Set<Party> requesters,
    @Nullable CauseClass cause,
    @Nullable Fault fault,
    @Nullable Party costs,
    @Nullable Boolean forcedRefund,
    @Nullable Aftermath aftermath,
    @Nullable Boolean counts,
    @Nullable Boolean needsEvidence,
    @Nullable Boolean needsText,
    @Nullable Percent refundPercent,
    @Nullable Map<String, String> elsewhere) {

  /** Reads a bare code or an object. */
  static ReasonEntry of(JsonNode reason) {
    return reason.isString()
        ? new ReasonEntry(
            reason.stringValue(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null)
        : EventJson.mapper().treeToValue(reason, ReasonEntry.class);
  }

  /** The reason, with what the catalogue says of its code where the entry is silent. */
  Reason in(Map<String, Reason> catalogue) {
    Reason base = Objects.requireNonNullElseGet(catalogue.get(code), () -> Reason.unsaid(code));
    return new Reason(
        code,
        labels(base),
        Objects.requireNonNullElse(requesters, base.requesters()),
        Objects.requireNonNullElse(cause, base.cause()),
        Objects.requireNonNullElse(fault, base.fault()),
        Objects.requireNonNullElse(costs, base.costs()),
        // A percentage of the entry's own replaces what the catalogue forces.
        Objects.requireNonNullElse(forcedRefund, refundPercent == null && base.forcedRefund()),
        Objects.requireNonNullElse(aftermath, base.aftermath()),
        Objects.requireNonNullElse(counts, base.counts()),
        Objects.requireNonNullElse(needsEvidence, base.needsEvidence()),
        Objects.requireNonNullElse(needsText, base.needsText()),
        refundPercent,
        Objects.requireNonNullElse(elsewhere, base.elsewhere()));
  }

  /** Whether the entry itself says what goes back. */
  boolean setsRefund() {
    return forcedRefund != null || refundPercent != null;
  }

  private Map<String, String> labels(Reason base) {
    if (labels != null) {
      return labels;
    }
    return label == null || label.equals(base.label())
        ? base.labels()
        : Map.of(Reason.ENGLISH, label);
  }
}
