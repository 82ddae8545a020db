package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.RequestBodies.RequestBody;
import dev.rescind.cancellation.texts.Texts;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ask for a cancellation, find cases, read their story. */
@RestController
@RequestMapping("/api")
class CaseApi {

  private static final int MOST = 200;

  private final CaseRequests requests;
  private final RequestBodies bodies;
  private final Cases cases;
  private final Timeline timeline;
  private final Texts texts;
  private final CaseAccess access;
  private final IdempotentRequests idempotency;
  private final QuotedRequests quoted;

  CaseApi(
      CaseRequests requests,
      RequestBodies bodies,
      Cases cases,
      Timeline timeline,
      Texts texts,
      CaseAccess access,
      IdempotentRequests idempotency,
      QuotedRequests quoted) {
    this.requests = requests;
    this.bodies = bodies;
    this.cases = cases;
    this.timeline = timeline;
    this.texts = texts;
    this.access = access;
    this.idempotency = idempotency;
    this.quoted = quoted;
  }

  /**
   * A page of cases.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record Page(List<CaseResource> cases, @Nullable String next) {}

  /** The story of a case. */
  record Story(String cancellationId, List<Timeline.Entry> entries) {}

  /** Asks; answers 201 with the case, whatever was decided. */
  @PostMapping("/orders/{orderId}/cancellations")
  ResponseEntity<byte[]> request(
      @PathVariable String orderId,
      @org.springframework.web.bind.annotation.RequestBody RequestBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    OrderId order = orderId(orderId);
    Requester requester = bodies.requester(caller, body);
    return idempotency.once(
        caller,
        key,
        "POST /api/orders/" + orderId + "/cancellations",
        body,
        () -> submit(order, requester, body),
        this::answer);
  }

  private RequestOutcome submit(OrderId orderId, Requester requester, RequestBody body) {
    access.requireParty(requester, orderId);
    bodies.check(orderId, requester, body);
    return requests.submit(
        new CaseRequests.Request(
            orderId,
            requester,
            body.reason(),
            body.reasonText() == null ? null : texts.keep(requester, body.reasonText()),
            body.wantedLines(),
            quoted.askedAt(orderId, requester, body),
            body.requestId(),
            false,
            true),
        Cause.request());
  }

  private ResponseEntity<CaseResource> answer(RequestOutcome outcome) {
    return switch (outcome) {
      case RequestOutcome.Recorded recorded -> created(found(recorded.cancellationId()));
      case RequestOutcome.KnownAlready known -> ResponseEntity.ok(found(known.cancellationId()));
      case RequestOutcome.NothingLeft nothing ->
          throw ProblemException.conflict("nothing-left-to-cancel", nothing.why());
    };
  }

  private static ResponseEntity<CaseResource> created(CaseResource created) {
    return ResponseEntity.created(URI.create("/api/cancellations/" + created.cancellationId()))
        .eTag(String.valueOf(created.version()))
        .body(created);
  }

  @GetMapping("/cancellations/{cancellationId}")
  ResponseEntity<CaseResource> show(@PathVariable String cancellationId, Caller caller) {
    CaseResource shown = visible(cancellationId, caller);
    return ResponseEntity.ok().eTag(String.valueOf(shown.version())).body(shown);
  }

  @GetMapping("/cancellations/{cancellationId}/timeline")
  Story timeline(@PathVariable String cancellationId, Caller caller) {
    CaseResource shown = visible(cancellationId, caller);
    return new Story(
        shown.cancellationId(),
        timeline.of(shown.cancellationId(), caller.isAny(Role.SUPPORT, Role.ARBITER)));
  }

  /** Finds cases: customers and merchants among their own, whatever they ask for. */
  @GetMapping("/cancellations")
  Page search(
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable String customerId,
      @RequestParam(required = false) @Nullable String merchantId,
      @RequestParam(required = false) @Nullable CaseState state,
      @RequestParam(required = false) @Nullable Party awaited,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    caller.requireAny(Role.CUSTOMER, Role.MERCHANT, Role.SUPPORT, Role.ARBITER);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("limit", "must be 1 to " + MOST);
    }
    boolean all = caller.isAny(Role.SUPPORT, Role.ARBITER);
    List<CaseResource> found =
        cases.search(
            new Cases.Search(
                orderId,
                all || !caller.is(Role.CUSTOMER) ? customerId : caller.subject(),
                all || !caller.is(Role.MERCHANT) ? merchantId : caller.subject(),
                state,
                awaited,
                reason,
                from,
                to,
                after,
                limit));
    return new Page(found, found.size() < limit ? null : found.getLast().cancellationId());
  }

  private CaseResource visible(String cancellationId, Caller caller) {
    return cases
        .find(new CancellationId(cancellationId))
        .filter(shown -> CaseAccess.maySee(caller, shown))
        .orElseThrow(CaseApi::unknown);
  }

  private CaseResource found(CancellationId cancellationId) {
    return cases.find(cancellationId).orElseThrow(CaseApi::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("there is no such case among those you may see");
  }

  private static OrderId orderId(String text) {
    try {
      return new OrderId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("orderId", "must be an opaque id");
    }
  }
}
