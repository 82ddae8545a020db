package dev.rescind.reporting.replays;

import dev.rescind.reporting.replays.Comparison.Difference;
import dev.rescind.reporting.replays.Comparison.Table;
import dev.rescind.reporting.replays.Comparison.Verdict;
import dev.rescind.reporting.store.FactTables;
import dev.rescind.reporting.store.Session;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that is compared by checksums that do not depend on the order of rows, one for each of
 * some thousand buckets of keys. Only buckets that differ are looked into.
 *
 * @param key SQL for what a row is known by
 * @param rows SQL for the rows; when they came in here is left out
 */
record ComparedTable(String name, String key, String rows) {

  private static final int BUCKETS = 4_096;
  private static final int BUCKETS_LOOKED_INTO = 8;
  private static final int NAMED = 20;

  /** Every table whose rows follow from the log alone. */
  static List<ComparedTable> all(Session session) {
    Stream<ComparedTable> log =
        Stream.of(
            new ComparedTable(
                "event_log",
                "source || ' ' || event_id",
                "(select * exclude (recorded) from event_log)"),
            new ComparedTable(
                "unreadable_log",
                "concat_ws(' ', topic, \"partition\", \"offset\")",
                "(select * exclude (recorded) from unreadable_log)"));
    Stream<ComparedTable> facts =
        FactTables.names().stream()
            .map(name -> new ComparedTable(name, firstColumn(session, name), name));
    return Stream.concat(log, facts).toList();
  }

  private static String firstColumn(Session session, String table) {
    return session
        .query(
            "select column_name from duckdb_columns()"
                + " where table_name = ? and not internal and column_index = 1",
            row -> row.getString(1),
            table)
        .getFirst();
  }

  Table compare(Session live, Session rebuilt) {
    Map<Long, Checksum> here = checksums(live);
    Map<Long, Checksum> there = checksums(rebuilt);
    List<Difference> differences = new ArrayList<>();
    if (!here.equals(there)) {
      differences.addAll(differences(differing(here, there), live, rebuilt));
    }
    Verdict verdict = here.equals(there) ? Verdict.EQUAL : Verdict.DIFFERENT;
    return new Table(name, verdict, rows(here), rows(there), differences);
  }

  /** What the rebuilt one has of a table that the live one has only in part. */
  Table added(Session live, Session rebuilt) {
    return new Table(name, Verdict.NEW, rows(checksums(live)), rows(checksums(rebuilt)), List.of());
  }

  private Map<Long, Checksum> checksums(Session session) {
    return session
        .query(
            "select hash(%s) %% %d, count(*), sum(hash(t))::varchar from %s t group by 1"
                .formatted(key, BUCKETS, rows),
            row ->
                Map.entry(
                    row.getLong(1), new Checksum(row.getLong(2), new BigInteger(row.getString(3)))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Long> differing(Map<Long, Checksum> here, Map<Long, Checksum> there) {
    TreeSet<Long> buckets = new TreeSet<>(here.keySet());
    buckets.addAll(there.keySet());
    return buckets.stream()
        .filter(bucket ->
            !here.getOrDefault(bucket, Checksum.NONE)
                .equals(there.getOrDefault(bucket, Checksum.NONE)))
        .limit(BUCKETS_LOOKED_INTO)
        .toList();
  }

  private List<Difference> differences(List<Long> buckets, Session live, Session rebuilt) {
    Map<String, String> here = contents(live, buckets);
    Map<String, String> there = contents(rebuilt, buckets);
    TreeSet<String> keys = new TreeSet<>(here.keySet());
    keys.addAll(there.keySet());
    return keys.stream()
        .map(one -> new Difference(one, here.get(one), there.get(one)))
        .filter(one -> one.live() == null || !one.live().equals(one.rebuilt()))
        .limit(NAMED)
        .toList();
  }

  private Map<String, String> contents(Session session, List<Long> buckets) {
    String wanted = buckets.stream().map(String::valueOf).collect(Collectors.joining(", "));
    Map<String, String> contents = new HashMap<>();
    session
        .query(
            "select %1$s, to_json(t)::varchar from %3$s t where hash(%1$s) %% %2$d in (%4$s) order by 2"
                .formatted(key, BUCKETS, rows, wanted),
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(row -> contents.merge(row.getKey(), row.getValue(), (one, two) -> one + two));
    return contents;
  }

  private static long rows(Map<Long, Checksum> checksums) {
    return checksums.values().stream().mapToLong(Checksum::rows).sum();
  }

  private record Checksum(long rows, BigInteger sum) {
    private static final Checksum NONE = new Checksum(0, BigInteger.ZERO);
  }
}
