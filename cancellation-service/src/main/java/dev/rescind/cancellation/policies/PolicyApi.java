package dev.rescind.cancellation.policies;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import dev.rescind.policy.InvalidPolicyException;
import dev.rescind.policy.Policy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Published policies: list, show, publish; and the reasons that they accept. */
@RestController
@RequestMapping("/api")
class PolicyApi {

  private final PolicyBook policies;
  private final IdempotentRequests requests;

  PolicyApi(PolicyBook policies, IdempotentRequests requests) {
    this.policies = policies;
    this.requests = requests;
  }

  /** One version in a list. */
  record Listed(PolicyId policyId, int version, Instant effectiveFrom) {}

  /** A reason that somebody may give. */
  record ReasonResource(String code, String label, Set<Party> requesters, boolean needsText) {}

  @GetMapping("/policies")
  List<Listed> list() {
    return policies.all().stream()
        .map(policy -> new Listed(policy.policyId(), policy.version(), policy.effectiveFrom()))
        .toList();
  }

  @GetMapping("/policies/{policyId}/versions/{version}")
  JsonNode show(@PathVariable String policyId, @PathVariable int version) {
    return policies
        .find(new PolicyId(policyId), version)
        .map(Policy::document)
        .orElseThrow(() -> ProblemException.notFound("no such version is published"));
  }

  /** The reasons of every published policy, by policy. */
  @GetMapping("/reasons")
  List<ReasonResource> reasons() {
    return policies.all().stream()
        .flatMap(policy -> policy.reasons().stream())
        .map(reason ->
            new ReasonResource(
                reason.code(),
                reason.label(),
                new TreeSet<>(reason.requesters()),
                reason.needsText()))
        .distinct()
        .toList();
  }

  /** Publishes a version: 201 if it is new, 200 if the very same is published already. */
  @PostMapping("/policies")
  ResponseEntity<byte[]> publish(
      @RequestBody JsonNode document,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.OPS);
    Policy policy = parse(document);
    return requests.once(
        caller, key, "POST /api/policies", document, () -> publish(policy), Function.identity());
  }

  private ResponseEntity<Listed> publish(Policy policy) {
    try {
      boolean created = policies.publish(policy);
      Listed listed = new Listed(policy.policyId(), policy.version(), policy.effectiveFrom());
      URI location =
          URI.create("/api/policies/" + policy.policyId() + "/versions/" + policy.version());
      return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
          .location(location)
          .body(listed);
    } catch (PolicyBook.VersionTakenException e) {
      throw ProblemException.conflict(
          "policy-version-taken",
          "this version is published with another content; publish the next version");
    }
  }

  private static Policy parse(JsonNode document) {
    try {
      return Policy.of(document);
    } catch (InvalidPolicyException e) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "invalid-policy", "the document breaks rules of policies")
          .with("violations", e.violations());
    }
  }
}
