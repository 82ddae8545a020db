package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import dev.rescind.policy.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the form of a request: what can be known to be wrong before any policy is asked. What a
 * policy refuses is no matter of form but a case.
 */
@Component
class RequestBodies {

  private static final int LONGEST_TEXT = 2_000;

  private final OrderBook orders;
  private final PolicyBook policies;
  private final Clock clock;

  RequestBodies(OrderBook orders, PolicyBook policies, Clock clock) {
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The body of {@code POST /api/orders/{orderId}/cancellations}.
   *
   * @param reasonText the requester's own words, at most 2,000 characters
   * @param lines absent or empty for all that is left
   * @param requester for upstream alone: on whose behalf it asks
   * @param requestedAt for upstream alone: when the requester asked, UTC; not in the future
   * @param requestId for upstream alone: its own id of the request
   * @param quoteId the quote that the requester was given; the request gets what it says, or is
   *     refused with the new figures
   * @param evidence the upload ids of files that were handed in for the order before
   */
  record RequestBody(
      String reason,
      @Nullable String reasonText,
      @Nullable List<LineQuantity> lines,
      @Nullable Requester requester,
      @Nullable Instant requestedAt,
      @Nullable String requestId,
      @Nullable String quoteId,
      @Nullable List<String> evidence) {

    List<LineQuantity> wantedLines() {
      return lines == null ? List.of() : lines;
    }

    List<String> namedEvidence() {
      return evidence == null ? List.of() : evidence;
    }

    /** What has to prove a reason upstream sees to itself, and so does nobody without an order. */
    private boolean lacksEvidence(Reason given, Optional<OrderFacts> order) {
      return given.needsEvidence()
          && namedEvidence().isEmpty()
          && requester == null
          && order.isPresent();
    }
  }

  /**
   * Who asks.
   *
   * @throws ProblemException 400 or 403 if the caller may not ask this way
   */
  Requester requester(Caller caller, RequestBody body) {
    if (caller.is(Role.UPSTREAM)) {
      if (body.requester() == null) {
        throw ProblemException.invalid("requester", "is required of upstream systems");
      }
      return body.requester();
    }
    if (body.requester() != null || body.requestedAt() != null || body.requestId() != null) {
      throw ProblemException.invalid(
          body.requester() != null
              ? "requester"
              : body.requestedAt() != null ? "requestedAt" : "requestId",
          "is for upstream systems alone");
    }
    if (caller.is(Role.CUSTOMER)) {
      return new Requester(Party.CUSTOMER, caller.subject());
    }
    if (caller.is(Role.MERCHANT)) {
      return new Requester(Party.MERCHANT, caller.subject());
    }
    caller.requireAny(Role.SUPPORT);
    return new Requester(Party.PLATFORM, caller.subject());
  }

  /**
   * @throws ProblemException 400 naming the field and the rule it breaks
   */
  void check(OrderId orderId, Requester requester, RequestBody body) {
    checkTime(body.requestedAt());
    checkText(body.reasonText());
    Optional<OrderFacts> order = orders.find(orderId);
    order.ifPresent(known -> checkLines(known, body.wantedLines()));
    Instant at = Optional.ofNullable(body.requestedAt()).orElse(clock.instant());
    Reason reason = reason(order, body.reason(), requester.party(), at);
    if (!reason.requesters().contains(requester.party())) {
      throw ProblemException.invalid(
          "reason", "must be one that a " + requester.party() + " may give");
    }
    if (reason.needsText() && (body.reasonText() == null || body.reasonText().isBlank())) {
      throw ProblemException.invalid("reasonText", "is required with the reason " + reason.code());
    }
    if (body.lacksEvidence(reason, order)) {
      throw ProblemException.invalid(
          "evidence",
          "is required with the reason %s: hand in a file with POST /api/orders/%s/evidence and name its uploadId"
              .formatted(reason.code(), orderId));
    }
  }

  private void checkTime(@Nullable Instant requestedAt) {
    if (requestedAt != null && requestedAt.isAfter(clock.instant())) {
      throw ProblemException.invalid("requestedAt", "must not be in the future");
    }
  }

  private static void checkText(@Nullable String text) {
    if (text != null && text.length() > LONGEST_TEXT) {
      throw ProblemException.invalid(
          "reasonText", "must have at most " + LONGEST_TEXT + " characters");
    }
  }

  private static void checkLines(OrderFacts order, List<LineQuantity> lines) {
    Set<LineId> known =
        order.placed().lines().stream().map(OrderLine::lineId).collect(Collectors.toSet());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) == null) {
        throw ProblemException.invalid("lines[" + i + "]", "is required");
      }
      if (!known.contains(lines.get(i).lineId())) {
        throw ProblemException.invalid("lines[" + i + "].lineId", "must be a line of the order");
      }
    }
  }

  /**
   * The reason as the order's policy has it; while the order is not known as the most forbearing of
   * all policies has it, since one of them will judge.
   */
  private Reason reason(Optional<OrderFacts> order, String code, Party party, Instant at) {
    List<Policy> candidates =
        order
            .flatMap(known -> policies.catalogue().find(known.placed(), at))
            .map(List::of)
            .orElseGet(policies::all);
    return candidates.stream()
        .flatMap(policy -> policy.reasons().stream())
        .filter(reason -> reason.code().equals(code))
        .min(
            Comparator.comparing((Reason reason) -> !reason.requesters().contains(party))
                .thenComparing(Reason::needsText))
        .orElseThrow(() ->
            ProblemException.invalid("reason", "must be one of those GET /api/reasons lists"));
  }
}
