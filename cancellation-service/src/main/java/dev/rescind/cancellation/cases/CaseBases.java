package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings together what decisions on a case go by: the order now, the policy that judged it. */
@Component
public class CaseBases {

  private final OrderBook orders;
  private final PolicyBook policies;
  private final JdbcTemplate jdbc;

  CaseBases(OrderBook orders, PolicyBook policies, JdbcTemplate jdbc) {
    this.orders = orders;
    this.policies = policies;
    this.jdbc = jdbc;
  }

  /**
   * The basis, with the order's row held until the unit of work ends.
   *
   * @throws NoBasisException if the order or a policy is not known; a case in such a state has
   *     nothing to decide
   */
  public Basis lock(OrderId orderId, CancellationId cancellationId) {
    OrderFacts order = orders.lock(List.of(orderId)).get(orderId);
    if (order == null) {
      throw new NoBasisException("the order is not known yet");
    }
    return new Basis(
        order,
        policy(cancellationId)
            .orElseThrow(() -> new NoBasisException("no policy judged this case")));
  }

  private Optional<Policy> policy(CancellationId cancellationId) {
    return jdbc
        .query(
            """
            select policy_id, policy_version from cases
            where cancellation_id = ? and policy_id is not null
            """,
            (row, number) ->
                new PolicyReference(
                    new PolicyId(row.getString("policy_id")), row.getInt("policy_version")),
            cancellationId.value())
        .stream()
        .findFirst()
        .flatMap(policies::find);
  }

  /** There is nothing to decide by. */
  static final class NoBasisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoBasisException(String message) {
      super(message);
    }
  }
}
