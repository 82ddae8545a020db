package dev.rescind.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rescind.reporting.sql.SqlAnswer.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class SqlFormatTest {

  private static final SqlAnswer ANSWER =
      new SqlAnswer(
          List.of(new Column("name", "VARCHAR"), new Column("n", "BIGINT")),
          List.of(
              Arrays.asList("plain", 1L),
              Arrays.asList("a,\"b\"\n", null),
              Arrays.asList("", new BigDecimal("12345.60")),
              Arrays.asList(null, -2L)),
          true);

  @Test
  void rendersCsvWithAHeaderAndQuotesWhereTheyAreNeeded() {
    assertThat(SqlFormat.CSV.render(ANSWER))
        .isEqualTo("name,n\r\nplain,1\r\n\"a,\"\"b\"\"\n\",\r\n\"\",12345.60\r\n,-2\r\n");
  }

  @Test
  void rendersATableWithoutAnythingThatCouldMoveTheCursor() {
    assertThat(SqlFormat.TABLE.render(ANSWER))
        .isEqualTo(
            """
            name           n
            ------  --------
            plain          1
            a,"b"·
                    12345.60
                          -2
            (the first 4 rows; there are more)
            """);
    SqlAnswer escape =
        new SqlAnswer(
            List.of(new Column("x", "VARCHAR")),
            List.of(List.of("\u001b[2J" + "y".repeat(80))),
            false);
    assertThat(SqlFormat.TABLE.render(escape))
        .contains("·[2Jyyy", "…\n(1 row)")
        .doesNotContain("\u001b");
  }

  @Test
  void rendersNoTableThatBlanksMakeTooLarge() {
    SqlAnswer wide =
        new SqlAnswer(
            Collections.nCopies(20, new Column("x", "VARCHAR")),
            Collections.nCopies(20_000, Collections.nCopies(20, "y".repeat(60))),
            false);
    assertThatThrownBy(() -> SqlFormat.TABLE.render(wide))
        .hasMessageContaining("the answer is larger than 16,000,000 bytes");
  }

  @Test
  void rendersJsonWithNumbersAsNumbers() {
    assertThat(SqlFormat.JSON.render(ANSWER))
        .contains("[\"plain\",1]", "[\"\",12345.60]", "[null,-2]", "\"truncated\":true");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, JSON",
    "text/csv, CSV",
    "text/plain, TABLE",
    "text/*, CSV",
    "*/*, JSON",
    "'text/csv;q=0.5, text/plain', TABLE",
    "'application/xml, text/csv;q=0.1', CSV"
  })
  void answersInTheFormThatTheCallerLikesBest(String accept, SqlFormat expected) {
    assertThat(SqlFormat.liked(MediaType.parseMediaTypes(accept))).contains(expected);
  }

  @Test
  void hasNoFormForWhoTakesNoneOfThem() {
    assertThat(SqlFormat.liked(List.of(MediaType.APPLICATION_XML))).isEmpty();
    assertThat(SqlFormat.liked(List.of())).contains(SqlFormat.JSON);
  }
}
