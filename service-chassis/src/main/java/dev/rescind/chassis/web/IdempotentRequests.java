package dev.rescind.chassis.web;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Attempts;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.security.Caller;
import dev.rescind.events.EventJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

  private final JdbcTemplate jdbc;
  private final UnitsOfWork units;
  private final Clock clock;
  private final Attempts attempts = new Attempts(6, Causes::isConcurrency);

  IdempotentRequests(JdbcTemplate jdbc, UnitsOfWork units, Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.clock = clock;
  }

  /**
   * Answers the request once.
   *
   * @param key the caller's {@code Idempotency-Key}, if one was given
   * @param resource what is asked for, path and method
   * @param body what was sent
   * @throws ProblemException 400 for a key out of bounds, 422 for a key used with another request
   */
  public ResponseEntity<byte[]> once(
      Caller caller,
      @Nullable String key,
      String resource,
      Object body,
      Supplier<? extends ResponseEntity<?>> answer) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid("Idempotency-Key", "must be 1 to 255 characters");
    }
    return attempts.call(() ->
        units.call(() ->
            key == null
                ? json(answer.get())
                : remembered(caller, key, hash(resource, body), answer)));
  }

  private ResponseEntity<byte[]> remembered(
      Caller caller, String key, String hash, Supplier<? extends ResponseEntity<?>> answer) {
    int inserted =
        jdbc.update(
            """
            insert into idempotent_requests (caller, idempotency_key, request_hash, requested_at)
            values (?, ?, ?, ?) on conflict do nothing
            """,
            caller.subject(),
            key,
            hash,
            Timestamp.from(clock.instant()));
    if (inserted == 0) {
      return stored(caller, key, hash);
    }
    ResponseEntity<byte[]> response = json(answer.get());
    URI location = response.getHeaders().getLocation();
    jdbc.update(
        """
        update idempotent_requests set status = ?, location = ?, body = ?
        where caller = ? and idempotency_key = ?
        """,
        response.getStatusCode().value(),
        location == null ? null : location.toString(),
        response.getBody(),
        caller.subject(),
        key);
    return response;
  }

  private ResponseEntity<byte[]> stored(Caller caller, String key, String hash) {
    return jdbc.query(
            "select * from idempotent_requests where caller = ? and idempotency_key = ?",
            (row, number) -> replay(row, hash),
            caller.subject(),
            key)
        .getFirst();
  }

  private static ResponseEntity<byte[]> replay(ResultSet row, String hash) throws SQLException {
    if (!row.getString("request_hash").equals(hash)) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "this Idempotency-Key was used with another request; use a new one");
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(row.getInt("status")).contentType(MediaType.APPLICATION_JSON);
    String location = row.getString("location");
    if (location != null) {
      answer.location(URI.create(location));
    }
    return answer.header("Idempotency-Replayed", "true").body(row.getBytes("body"));
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
