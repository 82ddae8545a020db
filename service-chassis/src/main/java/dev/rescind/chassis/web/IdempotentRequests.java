package dev.rescind.chassis.web;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.security.Caller;
import dev.rescind.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs a request that changes something in one unit of work, tried again when another writer came
 * first. With an {@code Idempotency-Key} the answer is stored in that same unit: the same key and
 * request get the same answer for ever, another request under the key is refused, and of two at the
 * same time one waits for the other. A request that is refused, or fails, is taken back whole, its
 * key included: nothing happened that a repetition could do twice, and the same key succeeds once
 * the cause of the refusal is gone.
 */
public final class IdempotentRequests {

  private static final int LONGEST_KEY = 255;

  private final RememberedAnswers answers;
  private final UnitsOfWork units;
  private final Attempts attempts = new Attempts(6, Causes::isConcurrency);

  IdempotentRequests(JdbcTemplate jdbc, UnitsOfWork units, Clock clock) {
    this.answers = new RememberedAnswers(jdbc, clock);
    this.units = units;
  }

  /**
   * Answers the request once.
   *
   * @param key the caller's {@code Idempotency-Key}, if one was given
   * @param resource what is asked for, path and method
   * @param body what was sent
   * @param decide does what is asked for
   * @param answer tells what came of it; sees the events and views of the decision
   * @throws ProblemException 400 for a key out of bounds, 422 for a key used with another request
   */
  public <D> ResponseEntity<byte[]> once(
      Caller caller,
      @Nullable String key,
      String resource,
      Object body,
      Supplier<D> decide,
      Function<D, ? extends ResponseEntity<?>> answer) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid("Idempotency-Key", "must be 1 to 255 characters");
    }
    return attempts.call(() ->
        key == null
            ? units.decideThenRead(decide, decided -> json(answer.apply(decided)))
            : remembered(caller, key, resource, hash(resource, body), decide, answer));
  }

  /**
   * Forgets what was answered to a caller, for when a person is forgotten. A repeated request still
   * has no effect, and is answered by an empty object. To be called in a unit of work.
   *
   * @return how many answers were forgotten
   */
  public int forgetAnswersTo(String subject) {
    return answers.emptyTo(subject);
  }

  /**
   * As {@link #forgetAnswersTo}, of the answers to anybody that told of one of these.
   *
   * @param paths such as {@code /api/cancellations/id}: what was made or was acted upon
   */
  public int forgetAnswersAbout(Collection<String> paths) {
    return answers.emptyAbout(paths);
  }

  private <D> ResponseEntity<byte[]> remembered(
      Caller caller,
      String key,
      String resource,
      String hash,
      Supplier<D> decide,
      Function<D, ? extends ResponseEntity<?>> answer) {
    return units.decideThenRead(
        () -> answers.claim(caller, key, hash) ? Optional.of(decide.get()) : Optional.<D>empty(),
        decided ->
            decided
                .map(fresh -> answers.store(caller, key, resource, json(answer.apply(fresh))))
                .orElseGet(() -> answers.stored(caller, key, hash)));
  }

  private static ResponseEntity<byte[]> json(ResponseEntity<?> answer) {
    byte[] body =
        answer.getBody() == null
            ? new byte[0]
            : EventJson.mapper().writeValueAsBytes(answer.getBody());
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }

  private static String hash(String resource, Object body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(resource.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(EventJson.mapper().writeValueAsBytes(body));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
