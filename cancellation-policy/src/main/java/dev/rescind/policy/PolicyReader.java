package dev.rescind.policy;

import dev.rescind.events.MerchantId;
import dev.rescind.events.Party;
import dev.rescind.events.ProductId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the parts of a document that has the form of {@link PolicySchema}. */
record PolicyReader(JsonNode document) {

  Scope scope() {
    JsonNode scope = document.path("scope");
    if (scope.has("products")) {
      return new Scope.Products(set(scope.path("products"), ProductId::new));
    }
    if (scope.has("categories")) {
      return new Scope.Categories(set(scope.path("categories"), Function.identity()));
    }
    if (scope.has("merchants")) {
      return new Scope.Merchants(set(scope.path("merchants"), MerchantId::new));
    }
    return new Scope.Platform();
  }

  /** The conditions, in the order in which they are told to people. */
  List<EligibilityRule> eligibility() {
    JsonNode selfService = document.path("selfService");
    List<EligibilityRule> rules = new ArrayList<>();
    rules.add(new RequesterAllowed(parties(selfService.path("requesters"))));
    rules.add(new ReasonKnown(reasons()));
    for (JsonNode end : selfService.path("never")) {
      rules.add(new NeverAfter(NeverAfter.OrderEnd.valueOf(end.stringValue())));
    }
    if (selfService.has("cutOff")) {
      Notice notice = Notice.parse(selfService.path("cutOff").stringValue());
      rules.add(new CutOff(notice, parties(selfService.path("exemptFromCutOff"))));
    }
    return List.copyOf(rules);
  }

  Map<String, Reason> reasons() {
    Map<String, Reason> reasons = new LinkedHashMap<>();
    for (JsonNode reason : document.path("reasons")) {
      String code = reason.path("code").stringValue();
      reasons.put(
          code,
          new Reason(
              code,
              reason.path("label").stringValue(),
              reason.has("requesters")
                  ? parties(reason.path("requesters"))
                  : EnumSet.allOf(Party.class),
              reason.path("needsText").booleanValue(false),
              Optional.ofNullable(reason.get("refundPercent")).map(Percent::of).orElse(null)));
    }
    return Collections.unmodifiableMap(reasons);
  }

  RefundTerms refundTerms() {
    return new RefundTerms(
        tiers(),
        percent(document.path("otherwise")),
        percent(document.path("withoutSlot")),
        set(document.path("refundableFees"), Function.identity()));
  }

  List<Tier> tiers() {
    return document
        .path("tiers")
        .valueStream()
        .map(tier -> new Tier(Notice.parse(tier.path("atLeast").stringValue()), percent(tier)))
        .toList();
  }

  private static Percent percent(JsonNode holder) {
    return Percent.of(holder.path("refundPercent"));
  }

  private static Set<Party> parties(JsonNode names) {
    return set(names, Party::valueOf);
  }

  private static <T> Set<T> set(JsonNode values, Function<String, T> read) {
    return values
        .valueStream()
        .map(JsonNode::stringValue)
        .map(read)
        .collect(Collectors.toUnmodifiableSet());
  }
}
