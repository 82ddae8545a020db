package dev.rescind.cancellation.cases;

import dev.rescind.chassis.metrics.Figure;
import dev.rescind.chassis.metrics.Figure.Kind;
import dev.rescind.chassis.metrics.FigureSource;
import dev.rescind.chassis.time.DeadlineFigures;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The cases that are not over: how many, since when, what they promise, which need a person. Every
 * statement reads a partial index that holds open cases alone.
 */
@Component
final class CaseFigures implements FigureSource {

  private static final Kind OPEN =
      Kind.number("rescind.cases.open", "Cases that are not over, history included");
  private static final Kind OLDEST =
      Kind.seconds("rescind.cases.oldest.age", "Since the oldest case of the state entered it");
  private static final Kind ATTENTION =
      Kind.number(
          "rescind.cases.attention", "Cases that somebody has to look at, settled ones too");
  private static final Kind AT_RISK =
      Kind.number(
          "rescind.cases.money.at.risk",
          "Approved and not settled yet, in minor units of the currency; without history");

  private static final String OPEN_BY_STATE =
      Arrays.stream(CaseState.values())
          .filter(state -> !state.isOver())
          .map(state ->
              """
              select '%1$s' as state, count(*) as open,
                min(coalesce(decision_recorded_at, recorded_at)) as since
              from cases where state = '%1$s'
              """
                  .formatted(state))
          .collect(Collectors.joining("union all\n"));

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Map<String, Long> atRisk = new TreeMap<>();
  private final Map<String, Long> attention =
      new TreeMap<>(Map.of("OVERDUE", 0L, "STEP_FAILED", 0L));

  CaseFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cases";
  }

  @Override
  public List<Figure> ask() {
    Instant now = clock.instant();
    List<Figure> figures = new ArrayList<>(open(now));
    figures.addAll(
        sums(
            AT_RISK,
            "currency",
            atRisk,
            """
            select currency, sum(refund_minor) from cases
            where state = 'APPROVED' and (not historical or ruling is not null) group by currency
            """));
    figures.addAll(
        sums(
            ATTENTION,
            "attention",
            attention,
            """
            select attention, count(*) from cases
            where attention is not null group by attention
            """));
    figures.addAll(lateDeadlines(now).of("case", now));
    return figures;
  }

  private List<Figure> open(Instant now) {
    return jdbc
        .query(
            OPEN_BY_STATE,
            (row, number) -> {
              String state = row.getString("state");
              return List.of(
                  OPEN.is(row.getLong("open"), "state", state),
                  OLDEST.since(row.getTimestamp("since"), now, "state", state));
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Sums by a label; one that was there before and is not any more is zero. */
  private List<Figure> sums(Kind kind, String label, Map<String, Long> known, String sql) {
    known.replaceAll((value, sum) -> 0L);
    jdbc.query(
        sql,
        row -> {
          known.put(row.getString(1), row.getLong(2));
        });
    return known.entrySet().stream()
        .map(sum -> kind.is(sum.getValue(), label, sum.getKey()))
        .toList();
  }

  private DeadlineFigures lateDeadlines(Instant now) {
    return jdbc.query(
            "select count(*) as late, min(due_at) as earliest from case_deadlines where due_at < ?",
            (row, number) -> {
              Timestamp earliest = row.getTimestamp("earliest");
              return new DeadlineFigures(
                  row.getLong("late"), earliest == null ? null : earliest.toInstant());
            },
            Timestamp.from(now.minus(DeadlineFigures.GRACE)))
        .getFirst();
  }
}
