package dev.rescind.reporting.sql;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Analysts' questions in SQL, answered as JSON, CSV or a table, whichever is accepted. */
@RestController
final class SqlApi {

  private final Questions questions;

  SqlApi(Questions questions) {
    this.questions = questions;
  }

  /** One select; changes nothing. The header {@code Rescind-Truncated} says if rows are left. */
  @PostMapping("/api/sql")
  ResponseEntity<String> ask(
      Caller caller, @RequestHeader HttpHeaders headers, @RequestBody SqlQuestion question) {
    caller.requireAny(Role.ANALYST, Role.OPS);
    SqlFormat format =
        SqlFormat.liked(headers.getAccept())
            .orElseThrow(() ->
                new ProblemException(
                    HttpStatus.NOT_ACCEPTABLE,
                    "not-acceptable",
                    "there is application/json, text/csv and text/plain"));
    SqlAnswer answer = questions.answer(question);
    return ResponseEntity.ok()
        .contentType(format.mediaType())
        .header("Rescind-Truncated", Boolean.toString(answer.truncated()))
        .body(format.render(answer));
  }
}
