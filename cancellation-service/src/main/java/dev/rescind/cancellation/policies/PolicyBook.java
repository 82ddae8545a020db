package dev.rescind.cancellation.policies;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.events.CancellationEvent.PolicyPublished;
import dev.rescind.events.EventJson;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyCatalogue;
import dev.rescind.policy.Reason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The published policies. What is published is in force for the next request on every replica: the
 * cache asks the table whether it is still whole.
 */
@Component
public class PolicyBook {

  private static final String CATALOGUE = PolicyBook.class.getName() + ".catalogue";

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final Clock clock;
  private volatile Cached cached = Cached.of(List.of());

  PolicyBook(JdbcTemplate jdbc, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** All policies as they are published now; within a unit of work, as they were at first look. */
  public PolicyCatalogue catalogue() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get()
            .root()
            .getOrComputeResource(CATALOGUE, key -> current().catalogue())
        : current().catalogue();
  }

  /** The codes of every reason that some policy accepts, as of the last look at the catalogue. */
  public Set<String> reasonCodes() {
    return cached.reasonCodes();
  }

  private Cached current() {
    Long published = jdbc.queryForObject("select count(*) from policies", Long.class);
    Cached current = cached;
    if (published != null && published != current.versions()) {
      current =
          Cached.of(
              jdbc.query(
                  "select document from policies order by policy_id, version",
                  (row, number) -> read(row.getString("document"))));
      cached = current;
    }
    return current;
  }

  /** Every published version, by policy and version. */
  public List<Policy> all() {
    return current().policies();
  }

  /** Of each policy the newest version that is in force, by policy. */
  List<Policy> inForce(Instant at) {
    Map<PolicyId, Policy> newest = new LinkedHashMap<>();
    all().stream()
        .filter(policy -> !policy.effectiveFrom().isAfter(at))
        .forEach(policy -> newest.put(policy.policyId(), policy));
    return List.copyOf(newest.values());
  }

  /** The version that a case was judged by. */
  public Optional<Policy> find(PolicyReference reference) {
    return all().stream().filter(policy -> policy.reference().equals(reference)).findFirst();
  }

  /**
   * Publishes a version, to be called in a unit of work.
   *
   * @return whether it was new; an identical one that is published already stays as it is
   * @throws VersionTakenException if the version is published with another content
   */
  boolean publish(Policy policy) {
    int inserted =
        jdbc.update(
            """
            insert into policies (policy_id, version, effective_from, document, published_at)
            values (?, ?, ?, ?::jsonb, ?) on conflict do nothing
            """,
            policy.policyId().value(),
            policy.version(),
            Timestamp.from(policy.effectiveFrom()),
            EventJson.mapper().writeValueAsString(policy.document()),
            Timestamp.from(clock.instant()));
    if (inserted == 0) {
      if (find(policy.reference()).filter(policy::equals).isEmpty()) {
        throw new VersionTakenException();
      }
      return false;
    }
    outbox.publish(
        "policy/" + policy.policyId() + "/" + policy.version(),
        new PolicyPublished(
            policy.policyId(),
            policy.version(),
            policy.effectiveFrom(),
            policy.document(),
            clock.instant()),
        Cause.request());
    return true;
  }

  private static Policy read(String document) {
    return Policy.of(EventJson.mapper().readTree(document));
  }

  private record Cached(List<Policy> policies, PolicyCatalogue catalogue, Set<String> reasonCodes) {

    int versions() {
      return policies.size();
    }

    static Cached of(List<Policy> policies) {
      return new Cached(
          List.copyOf(policies),
          new PolicyCatalogue(policies),
          policies.stream()
              .flatMap(policy -> policy.reasons().stream())
              .map(Reason::code)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }
}
