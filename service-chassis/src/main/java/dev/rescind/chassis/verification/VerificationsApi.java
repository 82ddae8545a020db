package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.web.ProblemException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifies the log, step by step to be looked at; for the role {@code ops}. */
@RestController
@RequestMapping("/ops/verifications")
final class VerificationsApi {

  private final Verifications verifications;

  VerificationsApi(Verifications verifications) {
    this.verifications = verifications;
  }

  /**
   * What to verify.
   *
   * @param anchors that were kept elsewhere, to be held against the log
   */
  record Ask(@Nullable List<Anchor> anchors) {}

  @PostMapping
  ResponseEntity<Verification.Status> start(@RequestBody(required = false) @Nullable Ask ask) {
    List<Anchor> anchors = ask == null ? null : ask.anchors();
    Verification started = verifications.start(anchors == null ? List.of() : anchors);
    return ResponseEntity.accepted()
        .location(URI.create("/ops/verifications/" + started.id()))
        .body(started.status());
  }

  @GetMapping("/{id}")
  Verification.Status show(@PathVariable String id) {
    return verifications
        .find(id)
        .map(Verification::status)
        .orElseThrow(() ->
            ProblemException.notFound(
                "only the last verification is remembered, and not" + " across a restart"));
  }
}
