package dev.rescind.cancellation.withdrawals;

import dev.rescind.cancellation.cases.Wordings;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Withdraw in two steps, by a link and without an account. */
@RestController
@RequestMapping("/api")
class WithdrawalApi {

  private static final Caller BY_LINK = new Caller("withdrawal-link", Set.of());

  private final Withdrawals withdrawals;
  private final Links links;
  private final Failures failures;
  private final Wordings words;
  private final IdempotentRequests idempotency;

  WithdrawalApi(
      Withdrawals withdrawals,
      Links links,
      Failures failures,
      Wordings words,
      IdempotentRequests idempotency) {
    this.withdrawals = withdrawals;
    this.links = links;
    this.failures = failures;
    this.words = words;
    this.idempotency = idempotency;
  }

  /** For which order. */
  record LinkBody(OrderId orderId) {}

  /**
   * A link.
   *
   * @param token to be put into the customer's link; it is shown this once
   */
  record LinkResource(OrderId orderId, String token, String path) {}

  @PostMapping("/withdrawal-links")
  ResponseEntity<byte[]> link(
      @RequestBody LinkBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.UPSTREAM, Role.SUPPORT);
    if (key != null) {
      throw ProblemException.invalid(
          "Idempotency-Key", "is not taken here: the answer is a secret that is not kept");
    }
    return idempotency.once(
        caller,
        null,
        "POST /api/withdrawal-links",
        body,
        () -> withdrawals.link(body.orderId(), caller.subject()),
        token -> {
          String path = "/api/withdrawals/" + token.value();
          return ResponseEntity.created(URI.create(path))
              .body(new LinkResource(body.orderId(), token.value(), path));
        });
  }

  /** The first step: what withdrawing would give; or what was confirmed. */
  @GetMapping("/withdrawals/{token}")
  ResponseEntity<WithdrawalResource> show(@PathVariable String token, HttpServletRequest request) {
    return quietly(HttpStatus.OK).body(shown(found(new LinkToken(token), request)));
  }

  private WithdrawalResource shown(Link link) {
    KnownOrder order = withdrawals.order(link);
    return WithdrawalResource.of(
        order.facts().placed(),
        link.confirmation() == null ? withdrawals.prospect(order) : null,
        link.confirmation());
  }

  /** The second step: confirms. The same again gets the same acknowledgement. */
  @PostMapping("/withdrawals/{token}")
  ResponseEntity<byte[]> confirm(
      @PathVariable String token, @RequestBody ConfirmationBody body, HttpServletRequest request) {
    LinkToken meant = new LinkToken(token);
    Link link = found(meant, request);
    body.check(words);
    boolean before = link.confirmation() != null;
    return idempotency.once(
        BY_LINK,
        null,
        "POST /api/withdrawals",
        body,
        () -> withdrawals.confirm(meant, link, body),
        confirmed ->
            quietly(before ? HttpStatus.OK : HttpStatus.CREATED)
                .body(shown(links.find(confirmed).orElse(link))));
  }

  /** The acknowledgement as a file to keep. */
  @GetMapping("/withdrawals/{token}/acknowledgement")
  ResponseEntity<byte[]> acknowledgement(@PathVariable String token, HttpServletRequest request) {
    Link.Confirmation confirmation =
        Optional.ofNullable(found(new LinkToken(token), request).confirmation())
            .orElseThrow(() -> ProblemException.notFound("nothing was confirmed by this link yet"));
    if (confirmation.acknowledgement() == null) {
      throw new ProblemException(HttpStatus.GONE, "erased", "the acknowledgement was erased");
    }
    return quietly(HttpStatus.OK)
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .eTag(confirmation.sha256())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("withdrawal.txt").build().toString())
        .body(confirmation.acknowledgement().getBytes(StandardCharsets.UTF_8));
  }

  private Link found(LinkToken token, HttpServletRequest request) {
    String address = request.getRemoteAddr();
    failures.requireFew(address);
    Optional<Link> link = links.find(token);
    if (link.isEmpty()) {
      failures.count(address);
    }
    return link.orElseThrow(() -> ProblemException.notFound("there is no such link"));
  }

  /** The address is a secret: it is not to be handed on to where a page's links lead. */
  private static ResponseEntity.BodyBuilder quietly(HttpStatus status) {
    return ResponseEntity.status(status)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
