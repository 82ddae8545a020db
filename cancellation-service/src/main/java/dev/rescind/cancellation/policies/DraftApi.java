package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.policies.Publishing.Listed;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.policy.Policy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Drafts of policies: keep, list, show, try against an order, publish. */
@RestController
@RequestMapping("/api/policies/{policyId}/drafts")
class DraftApi {

  private final Drafts drafts;
  private final DraftTrials trials;
  private final Publishing publishing;
  private final IdempotentRequests requests;

  DraftApi(Drafts drafts, DraftTrials trials, Publishing publishing, IdempotentRequests requests) {
    this.drafts = drafts;
    this.trials = trials;
    this.publishing = publishing;
    this.requests = requests;
  }

  /** Keeps a document: 201, or 400 with each place that is wrong. */
  @PostMapping
  ResponseEntity<byte[]> keep(
      @PathVariable String policyId,
      @RequestBody JsonNode document,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.OPS);
    Policy policy = Publishing.parse(document);
    if (!policy.policyId().value().equals(policyId)) {
      throw ProblemException.invalid("id", "must be the id in the address");
    }
    return requests.once(
        caller,
        key,
        "POST /api/policies/" + policyId + "/drafts",
        document,
        () -> drafts.keep(policy, caller.subject()),
        DraftApi::kept);
  }

  private static ResponseEntity<DraftResource> kept(Drafts.Draft draft) {
    String address = "/api/policies/" + draft.policy().policyId() + "/drafts/" + draft.number();
    return ResponseEntity.created(URI.create(address)).body(DraftResource.listed(draft));
  }

  @GetMapping
  List<DraftResource> list(@PathVariable String policyId, Caller caller) {
    caller.requireAny(Role.OPS, Role.SUPPORT);
    return drafts.of(Publishing.id(policyId)).stream().map(DraftResource::listed).toList();
  }

  @GetMapping("/{number}")
  DraftResource show(@PathVariable String policyId, @PathVariable int number, Caller caller) {
    caller.requireAny(Role.OPS, Role.SUPPORT);
    return DraftResource.whole(find(policyId, number));
  }

  /** What the draft would answer to a request; nothing is requested. */
  @PostMapping("/{number}/evaluations")
  DraftTrials.Trial evaluate(
      @PathVariable String policyId,
      @PathVariable int number,
      @RequestBody DraftTrials.TrialBody body,
      Caller caller) {
    caller.requireAny(Role.OPS, Role.SUPPORT);
    return trials.of(find(policyId, number), body);
  }

  /** Publishes the draft as the version that it says. */
  @PostMapping("/{number}/publication")
  ResponseEntity<byte[]> publish(
      @PathVariable String policyId,
      @PathVariable int number,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.OPS);
    return requests.once(
        caller,
        key,
        "POST /api/policies/" + policyId + "/drafts/" + number + "/publication",
        Map.of(),
        () -> publish(find(policyId, number)),
        Function.identity());
  }

  private ResponseEntity<Listed> publish(Drafts.Draft draft) {
    ResponseEntity<Listed> published = publishing.publish(draft.policy());
    drafts.published(draft.policy().policyId(), draft.number());
    return published;
  }

  private Drafts.Draft find(String policyId, int number) {
    return drafts
        .find(Publishing.id(policyId), number)
        .orElseThrow(() -> ProblemException.notFound("there is no such draft"));
  }
}
