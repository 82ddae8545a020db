package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.policies.Publishing.Listed;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.PolicyReference;
import dev.rescind.policy.Policy;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Published policies: list, show, compare, publish. */
@RestController
@RequestMapping("/api/policies")
class PolicyApi {

  private final PolicyBook policies;
  private final Publishing publishing;
  private final IdempotentRequests requests;

  PolicyApi(PolicyBook policies, Publishing publishing, IdempotentRequests requests) {
    this.policies = policies;
    this.publishing = publishing;
    this.requests = requests;
  }

  @GetMapping
  List<Listed> list() {
    return policies.all().stream().map(Listed::of).toList();
  }

  /** The versions of one policy. */
  @GetMapping("/{policyId}")
  List<Listed> versions(@PathVariable String policyId) {
    List<Listed> versions =
        list().stream().filter(listed -> listed.policyId().value().equals(policyId)).toList();
    if (versions.isEmpty()) {
      throw ProblemException.notFound("no such policy is published");
    }
    return versions;
  }

  @GetMapping("/{policyId}/versions/{version}")
  JsonNode show(@PathVariable String policyId, @PathVariable int version) {
    return published(policyId, version).document();
  }

  /** What is different in another version of the same policy. */
  @GetMapping("/{policyId}/versions/{version}/comparison")
  ComparisonResource compare(
      @PathVariable String policyId, @PathVariable int version, @RequestParam("with") int with) {
    return ComparisonResource.of(published(policyId, version), published(policyId, with));
  }

  private Policy published(String policyId, int version) {
    return policies
        .find(new PolicyReference(Publishing.id(policyId), version))
        .orElseThrow(() -> ProblemException.notFound("no such version is published"));
  }

  /** Publishes a version: 201 if it is new, 200 if the very same is published already. */
  @PostMapping
  ResponseEntity<byte[]> publish(
      @RequestBody JsonNode document,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.OPS);
    Policy policy = Publishing.parse(document);
    return requests.once(
        caller,
        key,
        "POST /api/policies",
        document,
        () -> publishing.publish(policy),
        Function.identity());
  }
}
