package dev.rescind.reporting.rates;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.views.AsOf;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts orders and cancellations; nothing is stored that could grow stale. */
@Component
final class Rates {

  private static final int MOST_ROWS = 10_000;

  private static final String CANCELLATION_RATE =
      """
      with cancelled as (
        select distinct order_id from cases where counts)
      select
        o.merchant_id,
        strftime(o.placed_at, $4::varchar) as period,
        count(c.order_id) as numerator,
        count(*) as denominator
      from orders o left join cancelled c on c.order_id = o.order_id
      where o.placed_at is not null
        and ($1::varchar is null or o.merchant_id = $1::varchar)
        and ($2::timestamp is null or o.placed_at >= $2::timestamp)
        and ($3::timestamp is null or o.placed_at < $3::timestamp)
      group by 1, 2
      order by 1, 2
      limit $5::bigint\
      """;

  private static final String REASONS =
      """
      with counted as (
        select c.reason, count(*) as numerator
        from cases c join orders o on o.order_id = c.order_id
        where c.approved_at is not null and c.reason is not null
          and o.placed_at is not null
          and ($1::varchar is null or o.merchant_id = $1::varchar)
          and ($2::timestamp is null or o.placed_at >= $2::timestamp)
          and ($3::timestamp is null or o.placed_at < $3::timestamp)
        group by 1)
      select reason, numerator, cast(sum(numerator) over () as bigint) as denominator
      from counted
      order by numerator desc, reason\
      """;

  private final Generations generations;

  Rates(Generations generations) {
    this.generations = generations;
  }

  /**
   * One row for each merchant and period in which an order was placed.
   *
   * @throws ProblemException 400 if that makes more than 10,000 rows
   */
  List<CancellationRate> cancellationRate(MerchantScope scope, Window window, Period period) {
    List<CancellationRate> rows = rates(scope, window, period);
    if (rows.size() > MOST_ROWS) {
      throw ProblemException.invalid(
          "period", "must make at most 10000 rows; ask for longer periods, or a narrower window");
    }
    return rows;
  }

  private List<CancellationRate> rates(MerchantScope scope, Window window, Period period) {
    try (Session session = generations.session()) {
      AsOf.in(session, window.asOf());
      return session.query(
          CANCELLATION_RATE,
          row ->
              CancellationRate.of(
                  row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
          scope.merchantId(),
          window.from(),
          window.to(),
          period.label(),
          MOST_ROWS + 1);
    }
  }

  /** One row for each reason that occurs, the most frequent first; the shares add up to one. */
  List<ReasonShare> reasons(MerchantScope scope, Window window) {
    try (Session session = generations.session()) {
      AsOf.in(session, window.asOf());
      return session.query(
          REASONS,
          row -> ReasonShare.of(row.getString(1), row.getLong(2), row.getLong(3)),
          scope.merchantId(),
          window.from(),
          window.to());
    }
  }
}
