package dev.rescind.policy;

import dev.rescind.events.AppliedRule;
import dev.rescind.events.Party;
import dev.rescind.events.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who decides: the first rule that is met, else the fallback.
 *
 * @param fallback not {@code COUNTERPARTY}, as that needs a deadline
 */
record Routing(Route fallback, List<RouteRule> rules) {

  /** A plan, and the rule that tells of it; a policy without rules has nothing to tell. */
  record Decision(RoutePlan plan, Optional<AppliedRule> rule) {}

  Decision decide(Inquiry inquiry, Reason reason) {
    RoutePlan plan =
        rules.stream()
            .filter(rule -> rule.holds(inquiry, reason))
            .findFirst()
            .map(rule -> rule.plan(inquiry))
            .orElseGet(() -> otherwise(inquiry));
    return new Decision(
        plan, rules.isEmpty() ? Optional.empty() : Optional.of(told(plan, inquiry, reason)));
  }

  private RoutePlan otherwise(Inquiry inquiry) {
    Route route = inquiry.requester() == Party.PLATFORM ? Route.AUTOMATIC : fallback;
    return RouteRule.always(route).plan(inquiry);
  }

  private static AppliedRule told(RoutePlan plan, Inquiry inquiry, Reason reason) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("state", inquiry.state().name());
    inputs.put("requester", inquiry.requester().name());
    inputs.put("reason", reason.code());
    inputs.put("route", plan.route().name());
    put(inputs, "respondBy", plan.respondBy());
    put(inputs, "silence", plan.silence());
    return new AppliedRule("route", inputs, sentence(plan, inquiry));
  }

  private static void put(Map<String, String> inputs, String name, @Nullable Object value) {
    if (value != null) {
      inputs.put(name, value.toString());
    }
  }

  private static String sentence(RoutePlan plan, Inquiry inquiry) {
    if (plan.awaited() == null) {
      return "It is decided at once.";
    }
    String who = Wording.sentence(Wording.party(plan.awaited())) + " decides";
    if (plan.respondBy() == null || plan.silence() == null) {
      return who + ".";
    }
    String silence =
        switch (plan.silence()) {
          case APPROVE -> "no answer approves";
          case REJECT -> "no answer rejects";
          case PLATFORM -> "without an answer the platform decides";
        };
    return who + " until " + Wording.local(plan.respondBy(), inquiry.zone()) + "; " + silence + ".";
  }
}
