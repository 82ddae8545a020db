package dev.rescind.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.fixtures.Told;
import dev.rescind.reporting.ingest.TestIngest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {

  private static final SqlProperties LIMITS = new SqlProperties(Duration.ofMinutes(1), 100, 10, 1);

  @TempDir static Path directory;
  private TestIngest ingest;
  private Questions questions;

  @BeforeAll
  void open() {
    ingest = new TestIngest(directory);
    questions = new Questions(ingest.generations(), LIMITS);
    for (int i = 0; i < 20; i++) {
      Story story = new Story("order-" + i, "m", Instant.parse("2026-03-01T10:00:00Z"));
      int order = i;
      ingest.take(
          story.cancelledAndSettled().stream()
              .map(event -> new Told(event.getClass().getSimpleName() + order, event))
              .toList());
    }
  }

  @AfterAll
  void close() {
    ingest.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from cases where state = 'SETTLED'",
        "select count(*) from cases;  ",
        "from cases select count(*) -- all of them",
        "with mine as (select * from cases) select count(*) from mine",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20) select max(i) from n",
        "select count(*) from main.cases",
        "select count(*) from cases_as_of('2026-03-02')",
        "select max(i) from range(21) r(i)",
        "select count(*) from cases c join orders o using (order_id) where ';' <> o.order_id",
        "(select 20) union all (select 1) order by 1 desc limit 1"
      })
  void answersWhatOnlyAsks(String sql) {
    assertThat(ask(sql).rows().getFirst().getFirst().toString()).isEqualTo("20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- nothing",
        "select 1; select 2",
        "select 1) ; drop table cases; select * from (select 1",
        "drop view cases",
        "insert into case_facts select * from case_facts",
        "with gone as (delete from case_facts returning *) select * from gone",
        "create temp table t as select 1",
        "attach ':memory:' as other",
        "detach analytics",
        "copy cases to 'cases.csv'",
        "copy (select 1) to 'one.csv'",
        "export database 'all'",
        "import database 'all'",
        "install httpfs",
        "load httpfs",
        "pragma database_list",
        "set threads = 8",
        "reset memory_limit",
        "call pragma_version()",
        "checkpoint",
        "vacuum",
        "begin",
        "explain analyze select 1",
        "prepare p as select 1",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('analytics.duckdb')",
        "select * from read_parquet('x.parquet')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "select * from \"/etc/passwd\"",
        "with \"/etc/passwd\" as (select 1) select * from \"/etc/passwd\"",
        "select * from 'x.parquet'",
        "select * from sniff_csv('/etc/passwd')",
        "select * from query('select 1')",
        "select * from query_table('case_facts')",
        "from json_execute_serialized_sql(json_serialize_sql('select 1'))",
        "select getenv('HOME')",
        "select current_setting('temp_directory')",
        "select getvariable('x')",
        "select sleep_ms(100000)",
        "select system.main.sleep_ms(100000)",
        "select write_log('x')",
        "select nextval('s')",
        "select * from duckdb_settings()",
        "select * from duckdb_databases",
        "select * from pragma_database_list",
        "select * from pg_catalog.pg_class",
        "select * from sqlite_master",
        "select * from duckdb_secrets()",
        "select * from duckdb_temporary_files()",
        "select * from event_log",
        "select * from unreadable_log",
        "select (select max(value) from unreadable_log)",
        "select 1 where exists (from kafka_offsets)",
        "select * from (with unreadable_log as (select 1) from unreadable_log), unreadable_log u",
        "select * from temp.told_cases",
        "show databases",
        "show tables",
        "select ?",
        "select $name"
      })
  void refusesWhatDoesMoreOrReachesFurther(String sql) {
    assertThatThrownBy(() -> ask(sql)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from events a, events b, events c, events d, events e where a.payload > e.payload",
        "with recursive r(i) as (select 1 union all select i + 1 from r) select count(*) from r"
      })
  void stopsWhatTakesTooLong(String sql) {
    Questions hurried =
        new Questions(ingest.generations(), new SqlProperties(Duration.ofSeconds(2), 100, 10, 1));

    assertThatThrownBy(() -> ask(hurried, sql)).hasMessage("stopped after 2 s; ask for less");

    assertThat(ask("select 1").rows()).hasSize(1);
  }

  @Test
  void stopsWhatTakesTooMuchMemory() {
    assertThatThrownBy(
            () -> ask("select length(string_agg(repeat('x', 1000), '')) from range(10000000)"))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching("the question needs more memory than it may have.*|stopped after.*");

    assertThat(ask("select 1").rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select repeat('x', 1000000) from range(1000)",
        "select repeat('x', 15999983)",
        "select repeat(chr(1), 2700000)",
        "select {'a': [repeat('x', 15999983)]}",
        "select i, i, i, i, i, i, i, i, i, i from range(99000) r(i)"
      })
  void refusesAnAnswerThatWouldFillTheHeapOfTheWholeProcess(String sql) {
    Questions many =
        new Questions(
            ingest.generations(), new SqlProperties(Duration.ofMinutes(1), 99_000, 99_000, 1));

    assertThatThrownBy(() -> ask(many, sql))
        .isInstanceOf(ProblemException.class)
        .hasMessage("the answer is larger than 16,000,000 bytes; ask for less, or export the view");

    assertThat(ask("select 1").rows()).hasSize(1);
  }

  @Test
  void answersInTheOrderThatIsAskedFor() {
    Questions many =
        new Questions(
            ingest.generations(), new SqlProperties(Duration.ofMinutes(1), 10_000, 10_000, 1));

    assertThat(ask(many, "select i from range(300000) r(i) order by i desc").rows())
        .hasSize(10_000)
        .extracting(row -> ((Number) row.getFirst()).longValue())
        .isSortedAccordingTo(Comparator.reverseOrder())
        .startsWith(299_999L);
  }

  @Test
  void answersWhatIsJustSmallEnough() {
    assertThat(ask("select repeat('x', 15999982)").rows().getFirst().getFirst())
        .asString()
        .hasSize(15_999_982);
  }

  @Test
  void answersColumnsByTheirNamesAndTypesHoweverManyAreCalledAlike() {
    assertThat(ask("select 1 as a, 'x' as a, null as n, [1, 2] as l, '{}'::json as j").columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly("a INTEGER", "a_1 VARCHAR", "n \"NULL\"", "l INTEGER[]", "j JSON");
    assertThat(ask("describe cases").rows().getFirst()).startsWith("cancellation_id", "VARCHAR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select * from cases wher           x = 1 | 35
          select nothing from cases                | 7
          select no_such_function(1)               | 7
          """)
  void pointsAtThePlaceThatIsWrong(String sql, int position) {
    assertThat(problem(sql)).extracting("extensions").asString().contains("position=" + position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "not ", "-", "case when ", "select (", "{'a': ", "1+"})
  void survivesWhatIsNestedWithoutEnd(String opening) {
    for (int times : List.of(900, 5_000)) {
      String sql = "select " + opening.repeat(times) + "1" + ")".repeat(times);
      Throwable refusal =
          catchThrowable(() -> ask(sql.substring(0, Math.min(19_000, sql.length()))));
      assertThat(refusal == null || refusal instanceof ProblemException).isTrue();
    }
    assertThat(ask("select 1").rows()).hasSize(1);
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertThat(ask("select '" + "x".repeat(19_991) + "'").rows()).hasSize(1);
    assertThatThrownBy(() -> ask("select '" + "x".repeat(19_992) + "'"))
        .hasMessage("sql must have at most 20000 characters");
  }

  @Test
  void saysWhetherThereAreMoreRowsThanItAnswers() {
    assertThat(ask("from range(10)").truncated()).isFalse();
    assertThat(ask("from range(11)").truncated()).isTrue();
    assertThat(ask("from range(11)").rows()).hasSize(10);
    assertThat(questions.answer(new SqlQuestion("from range(100)", null, null, 100)).rows())
        .hasSize(100);
    for (int limit : List.of(0, -1, 101)) {
      assertThatThrownBy(() -> questions.answer(new SqlQuestion("select 1", null, null, limit)))
          .hasMessage("limit must be 1 to 100; an export has no limit");
    }
  }

  @Test
  void tellsWhatWasSoAtAnInstant() {
    assertThat(states("2026-03-01T11:59:59Z")).isEqualTo("[[REQUESTED, 20]]");
    assertThat(states("2026-03-01T12:00:00Z")).isEqualTo("[[APPROVED, 20]]");
    assertThat(states("2026-03-01T14:59:59Z")).isEqualTo("[[APPROVED, 20]]");
    assertThat(states("2026-03-01T15:00:00Z")).isEqualTo("[[SETTLED, 20]]");
    assertThat(states("2026-03-01")).isEqualTo("[]");
    assertThat(states(null)).isEqualTo("[[SETTLED, 20]]");
  }

  @Test
  void asksOnlyAGenerationThatIsThere() {
    assertThat(questions.answer(new SqlQuestion("select 1", null, "g1", null)).rows()).hasSize(1);
    assertThatThrownBy(() -> questions.answer(new SqlQuestion("select 1", null, "g2", null)))
        .hasMessage("there is no generation of that id");
  }

  @Test
  void leavesNothingInTheFileSystem() throws IOException {
    ask("select count(*) from cases");
    Path exports = directory.resolve("generations/g1/exports");
    try (var files = Files.list(exports)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void answersSoManyAtOnceAndNoMore() {
    Questions busy =
        new Questions(ingest.generations(), new SqlProperties(Duration.ofSeconds(2), 100, 10, 0));

    assertThatThrownBy(() -> busy.answer(new SqlQuestion("select 1", null, null, null)))
        .hasMessage("0 questions are being answered; ask again when one is done");
  }

  private String states(@Nullable String asOf) {
    return questions
        .answer(new SqlQuestion("select state, count(*) from cases group by 1", asOf, null, null))
        .rows()
        .toString();
  }

  private ProblemException problem(String sql) {
    Throwable refusal = catchThrowable(() -> ask(sql));
    assertThat(refusal).isInstanceOf(ProblemException.class);
    return (ProblemException) refusal;
  }

  private SqlAnswer ask(String sql) {
    return ask(questions, sql);
  }

  private static SqlAnswer ask(Questions questions, String sql) {
    return questions.answer(new SqlQuestion(sql, null, null, null));
  }
}
