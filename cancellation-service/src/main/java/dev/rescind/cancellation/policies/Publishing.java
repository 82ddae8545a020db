package dev.rescind.cancellation.policies;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.PolicyId;
import dev.rescind.policy.InvalidPolicyException;
import dev.rescind.policy.Policy;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** From a document that somebody sent to a published version, or to what is wrong with it. */
@Component
class Publishing {

  private final PolicyBook policies;

  Publishing(PolicyBook policies) {
    this.policies = policies;
  }

  /** One version in a list. */
  record Listed(PolicyId policyId, int version, Instant effectiveFrom, @Nullable String title) {

    static Listed of(Policy policy) {
      return new Listed(
          policy.policyId(), policy.version(), policy.effectiveFrom(), policy.title());
    }
  }

  /**
   * The policy that an address names.
   *
   * @throws ProblemException 404 if no policy can have that id
   */
  static PolicyId id(String text) {
    try {
      return new PolicyId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("there is no such policy");
    }
  }

  /**
   * @throws ProblemException 400 with each place that is wrong
   */
  static Policy parse(JsonNode document) {
    try {
      return Policy.of(document);
    } catch (InvalidPolicyException e) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "invalid-policy", "the document breaks rules of policies")
          .with("violations", e.violations());
    }
  }

  /**
   * Publishes in the running unit of work: 201 if it is new, 200 if the very same is published.
   *
   * @throws ProblemException 409 if the version is published with another content
   */
  ResponseEntity<Listed> publish(Policy policy) {
    try {
      boolean created = policies.publish(policy);
      URI location =
          URI.create("/api/policies/" + policy.policyId() + "/versions/" + policy.version());
      return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
          .location(location)
          .body(Listed.of(policy));
    } catch (VersionTakenException e) {
      throw ProblemException.conflict(
          "policy-version-taken",
          "this version is published with another content; publish the next version");
    }
  }
}
