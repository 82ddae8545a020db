package dev.rescind.policy;

import dev.rescind.events.EventJson;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Party;
import dev.rescind.events.ProductId;
import dev.rescind.events.Route;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a document that has the form of {@link PolicySchema} into what judges requests. */
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

  Evaluator evaluator(CaseTerms terms) {
    Map<String, Reason> reasons = reasons();
    return new Evaluator(
        reckoning(),
        eligibility(reasons, terms),
        terms.withdrawal(),
        reasons,
        new Routing(Route.valueOf(document.path("route").stringValue()), routes()),
        refundTerms(),
        terms.refundMode());
  }

  private Reckoning reckoning() {
    JsonNode zone = document.get("zone");
    String from = document.path("noticeFrom").stringValue(Reckoning.NoticeFrom.START.name());
    return new Reckoning(
        zone == null ? ZoneOffset.UTC : ZoneId.of(zone.stringValue()),
        Reckoning.NoticeFrom.valueOf(from));
  }

  /** The conditions, in the order in which they are told to people; who asks and why come first. */
  private List<EligibilityRule> eligibility(Map<String, Reason> reasons, CaseTerms terms) {
    JsonNode selfService = document.path("selfService");
    Late late = Late.valueOf(selfService.path("late").stringValue(Late.REFUSE.name()));
    List<EligibilityRule> rules = new ArrayList<>();
    rules.add(new RequesterAllowed(set(selfService.path("requesters"), Party::valueOf)));
    rules.add(new ReasonKnown(reasons));
    for (JsonNode end : selfService.path("never")) {
      rules.add(new NeverAfter(NeverAfter.OrderEnd.valueOf(end.stringValue())));
    }
    for (JsonNode mayAsk : selfService.path("mayAsk")) {
      rules.addAll(read(mayAsk, MayAsk.class).rules(late));
    }
    if (selfService.has("cutOff")) {
      Span notice = Span.parse(selfService.path("cutOff").stringValue());
      rules.add(
          new CutOff(notice, set(selfService.path("exemptFromCutOff"), Party::valueOf), late));
    }
    if (terms.contactFirst() != null) {
      rules.add(terms.contactFirst().rule(reasons));
    }
    if (terms.limits() != null) {
      rules.add(terms.limits().rule());
    }
    return List.copyOf(rules);
  }

  Map<String, Reason> reasons() {
    Map<String, Reason> catalogue = ReasonCatalogue.standard().byCode();
    ForcedRefund forced = new TermsReader(document).forcedRefund();
    Map<String, Reason> reasons = new LinkedHashMap<>();
    for (JsonNode node : document.path("reasons")) {
      ReasonEntry entry = ReasonEntry.of(node);
      Reason reason = entry.in(catalogue);
      reasons.put(
          reason.code(), !entry.setsRefund() && forced.covers(reason) ? reason.forced() : reason);
    }
    return Collections.unmodifiableMap(reasons);
  }

  List<RouteRule> routes() {
    return document.path("routes").valueStream().map(rule -> read(rule, RouteRule.class)).toList();
  }

  private RefundTerms refundTerms() {
    TermsReader terms = new TermsReader(document);
    List<RefundRule> exceptions = new ArrayList<>();
    addIfThere(exceptions, terms.withdrawal());
    exceptions.add(new ReasonRefund());
    exceptions.add(terms.neverRefunded());
    addIfThere(exceptions, terms.grace());
    return new RefundTerms(
        List.copyOf(exceptions),
        tiers(),
        RefundRate.of(document.path("otherwise")),
        RefundRate.of(document.path("withoutSlot")),
        set(document.path("refundableFees"), Function.identity()));
  }

  private static void addIfThere(List<RefundRule> rules, @Nullable RefundRule rule) {
    if (rule != null) {
      rules.add(rule);
    }
  }

  List<Tier> tiers() {
    return document.path("tiers").valueStream().map(PolicyReader::tier).toList();
  }

  private static Tier tier(JsonNode tier) {
    return new Tier(
        span(tier.get("atLeast")),
        span(tier.get("afterPurchase")),
        set(tier.path("states"), OrderState::valueOf),
        RefundRate.of(tier));
  }

  private static @Nullable Span span(@Nullable JsonNode span) {
    return span == null ? null : Span.parse(span.stringValue());
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    return EventJson.mapper().treeToValue(node, type);
  }

  private static <T> Set<T> set(JsonNode values, Function<String, T> read) {
    return values
        .valueStream()
        .map(JsonNode::stringValue)
        .map(read)
        .collect(Collectors.toUnmodifiableSet());
  }
}
