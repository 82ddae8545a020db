package dev.rescind.cancellation.policies;

import dev.rescind.cancellation.orders.VisibleOrders;
import dev.rescind.cancellation.policies.ReasonsResource.OfPolicy;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Party;
import dev.rescind.policy.Policy;
import dev.rescind.policy.Reason;
import dev.rescind.policy.ReasonCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reasons that people can give, in their language. */
@RestController
class ReasonApi {

  private final PolicyBook policies;
  private final VisibleOrders orders;
  private final Clock clock;

  ReasonApi(PolicyBook policies, VisibleOrders orders, Clock clock) {
    this.policies = policies;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * The catalogue and what each policy made of it.
   *
   * @param policy only the reasons of this one
   * @param orderId only those of the policy that holds for this order
   * @param party only those that this party may give
   * @param language of the labels; else as {@code Accept-Language} says
   */
  @GetMapping("/api/reasons")
  ResponseEntity<ReasonsResource> reasons(
      @RequestParam(required = false) @Nullable String policy,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable Party party,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request,
      Caller caller) {
    String tongue = Languages.choose(language, Collections.list(request.getLocales()));
    Predicate<Reason> wanted = reason -> party == null || reason.requesters().contains(party);
    List<OfPolicy> ofPolicies =
        wanted(policy, orderId, caller).stream()
            .map(one ->
                new OfPolicy(
                    one.reference(),
                    one.title(),
                    ReasonsResource.groups(one.reasons(), wanted, tongue)))
            .toList();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_LANGUAGE, tongue)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(
            new ReasonsResource(
                tongue,
                policy == null && orderId == null
                    ? ReasonsResource.groups(ReasonCatalogue.standard().all(), wanted, tongue)
                    : null,
                ofPolicies));
  }

  private List<Policy> wanted(@Nullable String policy, @Nullable String orderId, Caller caller) {
    if (policy != null && orderId != null) {
      throw ProblemException.invalid("policy", "must not be given beside orderId");
    }
    if (orderId != null) {
      return policies
          .catalogue()
          .find(orders.find(orderId, caller).facts().placed(), clock.instant())
          .map(List::of)
          .orElseThrow(() -> ProblemException.notFound("no policy is in force for this order"));
    }
    List<Policy> inForce = policies.inForce(clock.instant());
    List<Policy> found = policy == null ? inForce : inForce.stream().filter(named(policy)).toList();
    if (found.isEmpty()) {
      throw ProblemException.notFound("there is no such policy in force");
    }
    return found;
  }

  private static Predicate<Policy> named(String policy) {
    return one -> one.policyId().value().equals(policy);
  }
}
