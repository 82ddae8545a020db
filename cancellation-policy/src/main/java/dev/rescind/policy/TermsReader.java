package dev.rescind.policy;

import dev.rescind.events.EventJson;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the sections of a document that are objects of their own. */
record TermsReader(JsonNode document) {

  CaseTerms caseTerms() {
    JsonNode mode = document.get("refundMode");
    JsonNode quote = document.get("quoteValidFor");
    return new CaseTerms(
        grants(),
        mode == null ? RefundMode.BY_ITSELF : RefundMode.valueOf(mode.stringValue()),
        section("refundArrival", RefundArrival.class, RefundArrival.USUAL),
        Span.parse(quote == null ? "PT15M" : quote.stringValue()),
        section("alternatives", Alternatives.class, Alternatives.NONE),
        section("disputes", Disputes.class, Disputes.NONE),
        section("claims", Claims.class, Claims.NONE),
        section("mistakenOrders", MistakenOrders.class),
        section("contactFirst", ContactFirst.class),
        section("standing", Standing.class),
        section("limits", Limits.class),
        section("withdrawal", Withdrawal.class));
  }

  private Set<GrantKind> grants() {
    if (!document.has("grants")) {
      return EnumSet.allOf(GrantKind.class);
    }
    Set<GrantKind> grants = new LinkedHashSet<>();
    document.path("grants").forEach(grant -> grants.add(GrantKind.valueOf(grant.stringValue())));
    return grants;
  }

  ForcedRefund forcedRefund() {
    return section("forcedRefund", ForcedRefund.class, ForcedRefund.NEVER);
  }

  NeverRefunded neverRefunded() {
    return section("neverRefunded", NeverRefunded.class, NeverRefunded.NOTHING);
  }

  @Nullable Grace grace() {
    return section("grace", Grace.class);
  }

  @Nullable Withdrawal withdrawal() {
    return section("withdrawal", Withdrawal.class);
  }

  private <T> T section(String name, Class<T> type, T otherwise) {
    return Objects.requireNonNullElse(section(name, type), otherwise);
  }

  private <T> @Nullable T section(String name, Class<T> type) {
    JsonNode section = document.get(name);
    return section == null ? null : EventJson.mapper().treeToValue(section, type);
  }
}
