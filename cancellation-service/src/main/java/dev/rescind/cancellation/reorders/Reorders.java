package dev.rescind.cancellation.reorders;

import dev.rescind.cancellation.cases.ReorderCommand.LinkReorder;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.events.Bearing;
import dev.rescind.events.CancellationId;
import dev.rescind.events.CauseClass;
import dev.rescind.events.EventJson;
import dev.rescind.events.Fault;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The cases that wait for a new order, and what its coming does to them. */
@Component
class Reorders {

  private final JdbcTemplate jdbc;
  private final PolicyBook policies;
  private final Clock clock;

  Reorders(JdbcTemplate jdbc, PolicyBook policies, Clock clock) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.clock = clock;
  }

  /** Links a new order to the cases of the old one that wait for it. */
  List<LinkReorder> links(OrderId old, OrderPlaced reorder) {
    return jdbc.query(
        """
        select cancellation_id, reason, policy_id, policy_version from cases
        where order_id = ? and reorder is not null and reorder -> 'reorderBy' is not null
        """,
        (row, number) ->
            link(
                old,
                new CancellationId(row.getString("cancellation_id")),
                reorder,
                row.getString("reason"),
                new PolicyReference(
                    new PolicyId(row.getString("policy_id")), row.getInt("policy_version"))),
        old.value());
  }

  private LinkReorder link(
      OrderId old,
      CancellationId cancellationId,
      OrderPlaced reorder,
      String reason,
      PolicyReference policy) {
    Bearing exempted =
        policies
            .find(policy)
            .flatMap(version -> version.reason(reason))
            .map(known -> new Bearing(known.fault(), known.cause(), false))
            .orElse(new Bearing(Fault.CUSTOMER, CauseClass.MISTAKE, false));
    return new LinkReorder(old, cancellationId, reorder, exempted, clock.instant());
  }

  /** The order that upstream says replaces this one, if it is known already. */
  Optional<OrderPlaced> replacing(OrderId old) {
    return jdbc
        .query(
            """
            select placed from order_book where placed ->> 'reorderOf' = ?
            order by placed_at limit 1
            """,
            (row, number) ->
                EventJson.mapper().readValue(row.getString("placed"), OrderPlaced.class),
            old.value())
        .stream()
        .findFirst();
  }
}
