package dev.rescind.policy;

import dev.rescind.events.Party;
import dev.rescind.events.Silence;
import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether the routes can be taken. */
final class RouteConsistency {

  private RouteConsistency() {}

  static List<Violation> violations(JsonNode document) {
    List<RouteRule> routes = new PolicyReader(document).routes();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      RouteRule route = routes.get(i);
      String place = "/routes/" + i;
      switch (route.route()) {
        case AUTOMATIC -> violations.addAll(automatic(place, route));
        case COUNTERPARTY -> violations.addAll(counterparty(place, route));
        case PLATFORM -> violations.addAll(platform(place, route));
      }
      violations.addAll(reminders(place, route));
      violations.addAll(bounds(place, route.condition()));
      if (i < routes.size() - 1 && route.condition().equals(RouteCondition.ALWAYS)) {
        violations.add(
            new Violation(place + "/when", "must be there, or no route below is ever taken"));
      }
    }
    return violations;
  }

  private static List<Violation> automatic(String place, RouteRule route) {
    String rule = "must not be there, as an automatic decision waits for nobody";
    List<Violation> violations = new ArrayList<>();
    forbid(violations, place + "/respondWithin", route.respondWithin(), rule);
    forbid(violations, place + "/silence", route.silence(), rule);
    forbid(violations, place + "/noLaterThanStart", route.noLaterThanStart(), rule);
    return violations;
  }

  private static List<Violation> counterparty(String place, RouteRule route) {
    List<Violation> violations = new ArrayList<>();
    if (route.respondWithin() == null) {
      violations.add(
          new Violation(
              place + "/respondWithin", "must be there, as the other party is waited for"));
    }
    if (route.silence() == null) {
      violations.add(
          new Violation(place + "/silence", "must be there, as the other party may not answer"));
    }
    if (route.condition().names(Party.PLATFORM)) {
      violations.add(
          new Violation(
              place + "/when/requesters", "must not name PLATFORM, which has no counterparty"));
    }
    return violations;
  }

  private static List<Violation> platform(String place, RouteRule route) {
    List<Violation> violations = new ArrayList<>();
    if (route.silence() == Silence.PLATFORM) {
      violations.add(
          new Violation(place + "/silence", "must be APPROVE or REJECT on the platform's route"));
    }
    if ((route.silence() == null) != (route.respondWithin() == null)) {
      violations.add(
          new Violation(
              place + "/respondWithin", "must be there with silence, or neither of them"));
    }
    return violations;
  }

  private static List<Violation> reminders(String place, RouteRule route) {
    List<Span> reminders = Objects.requireNonNullElse(route.remindBefore(), List.of());
    Span within = route.respondWithin();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < reminders.size(); i++) {
      if (within == null || !Consistency.isShorter(reminders.get(i), within)) {
        violations.add(
            new Violation(place + "/remindBefore/" + i, "must be shorter than respondWithin"));
      }
    }
    return violations;
  }

  private static List<Violation> bounds(String place, RouteCondition when) {
    Prices above = when.valueAbove();
    Prices upTo = when.valueUpTo();
    if (above == null || upTo == null) {
      return List.of();
    }
    return above.byCurrency().keySet().stream()
        .filter(currency -> upTo.in(currency).isPresent())
        .filter(currency -> above.orZero(currency) >= upTo.orZero(currency))
        .map(currency ->
            new Violation(place + "/when/valueUpTo/" + currency, "must be more than valueAbove"))
        .toList();
  }

  private static void forbid(
      List<Violation> violations, String place, @Nullable Object value, String rule) {
    if (value != null) {
      violations.add(new Violation(place, rule));
    }
  }
}
