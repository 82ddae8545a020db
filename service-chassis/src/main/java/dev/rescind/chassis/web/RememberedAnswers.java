package dev.rescind.chassis.web;

import dev.rescind.chassis.security.Caller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers to requests that carried an {@code Idempotency-Key}, kept for ever. */
final class RememberedAnswers {

  private static final Pattern ABOUT = Pattern.compile("/[^/?]+/[^/?]+/[^/?]+");
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final JdbcTemplate jdbc;
  private final Clock clock;

  RememberedAnswers(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the key is new; waits for whoever is just answering a request under it. */
  boolean claim(Caller caller, String key, String hash) {
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
    return inserted == 1;
  }

  /** Remembers the answer under the claimed key. */
  ResponseEntity<byte[]> store(
      Caller caller, String key, String resource, ResponseEntity<byte[]> response) {
    URI location = response.getHeaders().getLocation();
    jdbc.update(
        """
        update idempotent_requests set status = ?, location = ?, about = ?, etag = ?, body = ?
        where caller = ? and idempotency_key = ?
        """,
        response.getStatusCode().value(),
        location == null ? null : location.toString(),
        about(location == null ? resource : location.getPath()),
        response.getHeaders().getETag(),
        response.getBody(),
        caller.subject(),
        key);
    return response;
  }

  /** Leaves of the answers to a caller that they were given, under which key and status. */
  int emptyTo(String caller) {
    return jdbc.update(
        "update idempotent_requests set body = ? where caller = ? and body <> ?",
        NOTHING,
        caller,
        NOTHING);
  }

  /**
   * Leaves of the answers that told of these that they were given, under which key and status.
   *
   * @param paths each of the form {@code /api/kind/id}
   */
  int emptyAbout(Collection<String> paths) {
    return jdbc.update(
        "update idempotent_requests set body = ? where about = any(?) and body <> ?",
        NOTHING,
        paths.toArray(String[]::new),
        NOTHING);
  }

  /** {@code /api/kind/id} of a path, whatever stands before or behind it. */
  private static @Nullable String about(String path) {
    Matcher matcher = ABOUT.matcher(path);
    return matcher.find() ? matcher.group() : null;
  }

  /**
   * The answer that was given under the key.
   *
   * @throws ProblemException 422 if it was to another request
   */
  ResponseEntity<byte[]> stored(Caller caller, String key, String hash) {
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
    String etag = row.getString("etag");
    if (etag != null) {
      answer.eTag(etag);
    }
    return answer.header("Idempotency-Replayed", "true").body(row.getBytes("body"));
  }
}
