package dev.rescind.refund.refunds;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tenders that are neither issued nor done with, by method; those whose outcome is not known; steps
 * that wait for their payment. Each statement starts from a table or an index of open ones alone.
 */
@Component
final class RefundFigures implements FigureSource {

  private static final Kind OPEN =
      Kind.number("rescind.refunds.open", "Tenders underway, and those that failed for good");
  private static final Kind UNKNOWN =
      Kind.number("rescind.refunds.unknown.current", "Tenders whose outcome is not known now");
  private static final Kind UNKNOWN_OLDEST =
      Kind.seconds(
          "rescind.refunds.unknown.oldest.age", "Since the oldest of them was to be given back");
  private static final Kind AWAITING =
      Kind.number("rescind.refunds.awaiting.payment", "Steps whose payment is not known yet");

  private static final String PENDING =
      """
      select method, count(*) as tenders, count(last_problem) as unknown,
        min(submitted_at) filter (where last_problem is not null) as oldest_unknown
      from effects join tenders on refund_id = payload ->> 'refundId'
        and payment_id = payload ->> 'paymentId'
      where kind = ? group by method
      """;

  /** A retry that was asked for makes a failed tender pending again. */
  private static final String FAILED =
      """
      select method, count(*) as tenders from tenders
      where failed_at is not null and state = 'FAILED' and not exists (
        select 1 from tender_retries retry where retry.refund_id = tenders.refund_id
          and retry.payment_id = tenders.payment_id and retry.attempt > tenders.attempt)
      group by method
      """;

  private final JdbcTemplate jdbc;
  private final TenderFacts facts;
  private final Clock clock;
  private final Map<String, Long> pending = new TreeMap<>();
  private final Map<String, Long> failed = new TreeMap<>();

  RefundFigures(JdbcTemplate jdbc, TenderFacts facts, Clock clock) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.clock = clock;
  }

  private record Pending(String method, long tenders, long unknown, @Nullable Instant oldest) {

    static Pending read(ResultSet row, int number) throws SQLException {
      Timestamp oldest = row.getTimestamp("oldest_unknown");
      return new Pending(
          row.getString("method"),
          row.getLong("tenders"),
          row.getLong("unknown"),
          oldest == null ? null : oldest.toInstant());
    }
  }

  @Override
  public String name() {
    return "refunds";
  }

  @Override
  public List<Figure> ask() {
    Instant now = clock.instant();
    List<Pending> underway = jdbc.query(PENDING, Pending::read, TendersDue.KIND);
    pending.replaceAll((method, tenders) -> 0L);
    underway.forEach(one -> pending.merge(facts.method(one.method), one.tenders, Math::addExact));
    failed.replaceAll((method, tenders) -> 0L);
    jdbc.query(
        FAILED,
        row -> {
          failed.merge(
              facts.method(row.getString("method")), row.getLong("tenders"), Math::addExact);
        });
    List<Figure> figures = new ArrayList<>();
    pending.forEach((method, count) -> figures.add(open("PENDING", method, count)));
    failed.forEach((method, count) -> figures.add(open("FAILED", method, count)));
    figures.add(UNKNOWN.is(underway.stream().mapToLong(Pending::unknown).sum()));
    figures.add(UNKNOWN_OLDEST.is(oldest(underway, now)));
    figures.add(AWAITING.is(awaiting()));
    return figures;
  }

  private static Figure open(String state, String method, long count) {
    return OPEN.is(count, "state", state, "method", method);
  }

  private static long oldest(List<Pending> underway, Instant now) {
    return underway.stream()
        .map(Pending::oldest)
        .mapToLong(oldest -> oldest == null ? 0 : Duration.between(oldest, now).toSeconds())
        .filter(age -> age > 0)
        .max()
        .orElse(0);
  }

  private long awaiting() {
    Long waiting =
        jdbc.queryForObject("select count(*) from awaiting_payment where not answered", Long.class);
    return waiting == null ? 0 : waiting;
  }
}
