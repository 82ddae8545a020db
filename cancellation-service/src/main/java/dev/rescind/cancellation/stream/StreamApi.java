package dev.rescind.cancellation.stream;

import dev.rescind.cancellation.cases.CaseActions;
import dev.rescind.cancellation.cases.CaseResource;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.time.WorldClock;
import dev.rescind.chassis.web.ProblemException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The story of a case as it happens. */
@RestController
class StreamApi {

  /** For callers whose token does not say until when it is good. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final CaseActions cases;
  private final Streams streams;
  private final WorldClock clock;

  StreamApi(CaseActions cases, Streams streams, WorldClock clock) {
    this.cases = cases;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Sends each entry of the timeline with its number, first those above {@code Last-Event-ID}, from
   * then on each as it is recorded, until the token expires.
   *
   * @throws ProblemException 404 for a case that the caller may not see, 400 for a number that is
   *     none
   */
  @GetMapping(
      path = "/api/cancellations/{cancellationId}/stream",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> stream(
      @PathVariable String cancellationId,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      Caller caller,
      Principal principal) {
    CaseResource seen = cases.visible(cancellationId, caller);
    SseEmitter emitter = new SseEmitter(untilExpiry(principal).toMillis());
    OpenStream stream =
        new OpenStream(
            seen.cancellationId(),
            caller.isAny(Role.SUPPORT, Role.ARBITER),
            number(lastEventId),
            emitter);
    emitter.onCompletion(stream::leave);
    emitter.onError(failure -> stream.leave());
    emitter.onTimeout(stream::end);
    streams.open(stream);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }

  private Duration untilExpiry(Principal principal) {
    Instant expires =
        principal instanceof JwtAuthenticationToken token ? token.getToken().getExpiresAt() : null;
    Duration left = expires == null ? LONGEST : Duration.between(clock.instant(), expires);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private static long number(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(lastEventId));
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("Last-Event-ID", "must be the id of an entry of the stream");
    }
  }
}
