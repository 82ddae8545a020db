package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.CaseCommand.OfCase;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Carries what a person asks of a case to the aggregate: once, against the version that the person
 * saw, with the order and the policy that the decision goes by; and tells what came of it.
 */
@Component
public class CaseActions {

  /** Refusals that say who somebody is not, rather than what the case is not. */
  private static final Set<String> FORBIDDEN = Set.of("not-yours", "not-awaited");

  private final Cases cases;
  private final OrderBook orders;
  private final CaseBases bases;
  private final Commands commands;
  private final IdempotentRequests idempotency;
  private final Clock clock;

  CaseActions(
      Cases cases,
      OrderBook orders,
      CaseBases bases,
      Commands commands,
      IdempotentRequests idempotency,
      Clock clock) {
    this.cases = cases;
    this.orders = orders;
    this.bases = bases;
    this.commands = commands;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * How a request came.
   *
   * @param cancellationId as it stands in the path
   * @param key the {@code Idempotency-Key}, if one was given
   * @param ifMatch the {@code If-Match}, if one was given
   */
  public record Sent(
      Caller caller, String cancellationId, @Nullable String key, @Nullable String ifMatch) {

    /** For what follows from it, which no key was given for and no version was seen of. */
    public Sent following() {
      return new Sent(caller, cancellationId, null, null);
    }
  }

  /** The case that is meant, its order's row held; who asks, as a party of the case; and when. */
  public final class Meant {
    private final CaseResource shown;
    private final Requester by;
    private final Instant at;

    private Meant(CaseResource shown, Requester by, Instant at) {
      this.shown = shown;
      this.by = by;
      this.at = at;
    }

    public CaseResource shown() {
      return shown;
    }

    public OrderId orderId() {
      return new OrderId(shown.orderId());
    }

    public CancellationId id() {
      return new CancellationId(shown.cancellationId());
    }

    public Requester by() {
      return by;
    }

    public Instant at() {
      return at;
    }

    /** What the decision goes by. */
    public Basis basis(CaseAction action) {
      try {
        return bases.lock(orderId(), id());
      } catch (CaseBases.NoBasisException e) {
        throw notPossible(action, shown.state());
      }
    }
  }

  /**
   * Does what a person asks.
   *
   * @param what the last part of the path, for the idempotency key
   * @param body what was sent
   * @param command what is asked of the aggregate
   * @throws ProblemException 404 for a case that the caller may not see, 412 if it has changed
   *     since the caller saw it, 409 or 403 if it is refused
   */
  public ResponseEntity<byte[]> act(
      Sent sent, String what, Object body, Function<Meant, OfCase> command) {
    return idempotency.once(
        sent.caller(),
        sent.key(),
        "POST /api/cancellations/" + sent.cancellationId() + "/" + what,
        body,
        () -> decide(sent, command),
        this::answer);
  }

  /** As {@link #act}, in a unit of work that runs; for those who answer with more than the case. */
  public CancellationId decide(Sent sent, Function<Meant, OfCase> command) {
    CaseResource seen = visible(sent.cancellationId(), sent.caller());
    orders.lock(List.of(new OrderId(seen.orderId())));
    CaseResource now = visible(sent.cancellationId(), sent.caller());
    requireUnchanged(sent.ifMatch(), now);
    Meant meant = new Meant(now, CaseAccess.party(sent.caller(), now), clock.instant());
    CaseOutcome outcome = commands.ask(CaseOutcome.class, command.apply(meant), Cause.request());
    return switch (outcome) {
      case CaseOutcome.Done done -> done.cancellationId();
      case CaseOutcome.NotPossible it -> throw notPossible(it.action(), it.state());
      case CaseOutcome.Unknown _ -> throw unknown();
      case CaseOutcome.Refused it ->
          throw new ProblemException(
              FORBIDDEN.contains(it.type()) ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT,
              it.type(),
              it.why());
    };
  }

  private static void requireUnchanged(@Nullable String ifMatch, CaseResource now) {
    if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals("\"" + now.version() + "\"")) {
      throw new ProblemException(
              HttpStatus.PRECONDITION_FAILED,
              "changed-meanwhile",
              "the case has changed since you saw it; look at it again")
          .with("version", now.version());
    }
  }

  static ProblemException notPossible(CaseAction action, CaseState state) {
    return ProblemException.conflict(
            "not-in-this-state", "a case that is " + state + " does not take " + action)
        .with("state", state)
        .with("action", action)
        .with("possible", CaseAction.possibleIn(state));
  }

  private ResponseEntity<CaseResource> answer(CancellationId id) {
    CaseResource now = cases.find(id).orElseThrow(CaseActions::unknown);
    return ResponseEntity.ok().eTag(String.valueOf(now.version())).body(now);
  }

  /**
   * The case, if the caller may see it.
   *
   * @throws ProblemException 404 if not
   */
  public CaseResource visible(String cancellationId, Caller caller) {
    return cases
        .find(id(cancellationId))
        .filter(found -> CaseAccess.maySee(caller, found))
        .orElseThrow(CaseActions::unknown);
  }

  /** As which party of a case the caller acts; who may see it is asked before. */
  public static Requester party(Caller caller, CaseResource seen) {
    return CaseAccess.party(caller, seen);
  }

  private static CancellationId id(String text) {
    try {
      return new CancellationId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("there is no such case among those you may see");
  }
}
