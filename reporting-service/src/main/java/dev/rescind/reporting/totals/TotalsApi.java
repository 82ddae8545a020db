package dev.rescind.reporting.totals;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.events.EventJson;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.views.AsOf;
import dev.rescind.reporting.views.Instants;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** The totals, for analysts and operators. */
@RestController
final class TotalsApi {

  /** One statement, so that all figures are of one instant. */
  private static final String TOTALS =
      """
      with told as (
        select
          count(*) as requests,
          count(approved_at) as approved,
          count(*) filter (where state = 'REJECTED') as rejected,
          count(settled_at) as settled,
          count(*) filter (where state not in ('REJECTED', 'SETTLED', 'KEPT', 'WITHDRAWN', 'SUPERSEDED')) as open,
          count(*) filter (where state in ('AWAITING_RESPONSE', 'ALTERNATIVE_OFFERED')) as awaiting,
          count(*) filter (where state = 'DISPUTED') as disputed,
          count(*) filter (where state = 'KEPT') as kept,
          count(*) filter (where state = 'WITHDRAWN') as withdrawn,
          count(*) filter (where state = 'SUPERSEDED') as superseded
        from cases),
      placed as (
        select count(placed_at) as orders, count(no_show_at) as no_shows from orders),
      refunded as (
        select currency, sum(amount_minor) as minor
        from refunds where outcome = 'ISSUED' group by currency)
      select
        orders, requests, approved, rejected, settled, open, awaiting, disputed, kept, withdrawn,
        superseded, no_shows,
        (select coalesce(json_group_object(currency, minor), '{}') from refunded),
        (select count(*) from events),
        (select count(*) from unreadable_records)
      from told, placed\
      """;

  private static final TypeReference<Map<String, BigInteger>> AMOUNTS = new TypeReference<>() {};

  private final Generations generations;

  TotalsApi(Generations generations) {
    this.generations = generations;
  }

  @GetMapping("/api/reports/totals")
  Totals totals(Caller caller, @RequestParam(required = false) @Nullable String asOf) {
    caller.requireAny(Role.ANALYST, Role.OPS);
    try (Session session = generations.session()) {
      AsOf.in(session, asOf == null ? null : Instants.parse("asOf", asOf));
      return session.query(TOTALS, TotalsApi::read).getFirst();
    }
  }

  private static Totals read(ResultSet row) throws SQLException {
    return new Totals(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        EventJson.mapper().readValue(row.getString(13), AMOUNTS),
        row.getLong(14),
        row.getLong(15));
  }
}
