package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.policies.Question;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Requester;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ask what a cancellation would give. */
@RestController
@RequestMapping("/api")
class QuoteApi {

  private final Quotes quotes;
  private final Asker asker;
  private final IdempotentRequests requests;
  private final Clock clock;

  QuoteApi(Quotes quotes, Asker asker, IdempotentRequests requests, Clock clock) {
    this.quotes = quotes;
    this.asker = asker;
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * The request that might follow.
   *
   * @param lines absent or empty for all that is left
   * @param requester for upstream alone: on whose behalf it asks
   */
  record QuoteBody(
      String reason, @Nullable List<@Nullable LineQuantity> lines, @Nullable Requester requester) {}

  /** Quotes: 201, whether the request may be made or not. */
  @PostMapping("/orders/{orderId}/quotes")
  ResponseEntity<byte[]> quote(
      @PathVariable String orderId,
      @RequestBody QuoteBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    Requester requester = asker.of(caller, body.requester());
    KnownOrder order = asker.order(orderId, requester);
    List<LineQuantity> lines = Question.lines(order, body.lines());
    asker.requireReason(order, requester, body.reason());
    return requests.once(
        caller,
        key,
        "POST /api/orders/" + orderId + "/quotes",
        body,
        () -> quotes.give(order, requester, body.reason(), lines, clock.instant()),
        QuoteApi::created);
  }

  private static ResponseEntity<QuoteResource> created(Quote quote) {
    return ResponseEntity.created(URI.create("/api/quotes/" + quote.quoteId()))
        .body(QuoteResource.of(quote));
  }

  @GetMapping("/quotes/{quoteId}")
  QuoteResource show(@PathVariable String quoteId, Caller caller) {
    return quotes
        .find(quoteId)
        .filter(quote -> maySee(caller, quote.requester()))
        .map(QuoteResource::of)
        .orElseThrow(
            () -> ProblemException.notFound("there is no such quote among those you may see"));
  }

  private static boolean maySee(Caller caller, Requester requester) {
    boolean own = caller.subject().equals(requester.id());
    return caller.isAny(Role.SUPPORT, Role.ARBITER, Role.UPSTREAM)
        || switch (requester.party()) {
          case CUSTOMER -> own && caller.is(Role.CUSTOMER);
          case MERCHANT -> own && caller.is(Role.MERCHANT);
          case PLATFORM -> false;
        };
  }
}
