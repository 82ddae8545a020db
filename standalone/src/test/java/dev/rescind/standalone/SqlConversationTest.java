package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rescind.standalone.SqlAsking.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlConversationTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private ReportingCalls calls;
  private SqlConversation conversation;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/sql", this::answer);
    server.createContext(
        "/api/views",
        exchange ->
            send(
                exchange,
                200,
                """
                [{"name": "cases", "comment": "A cancellation.", "columns":
                  [{"name": "state", "type": "VARCHAR", "comment": "such as SETTLED"}]}]\
                """));
    server.start();
    Command.Console console =
        new Command.Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    calls =
        new ReportingCalls(
            java.net.URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> "t");
    conversation =
        new SqlConversation(
            calls,
            new SqlAsking(calls, console),
            new Manner(SqlForm.TABLE, null, null, null),
            console);
  }

  @AfterEach
  void close() {
    calls.close();
    server.stop(0);
  }

  @Test
  void asksWhenAStatementEndsWithASemicolonOrAnEmptyLine() {
    assertThat(conversation.take("select")).isTrue();
    assertThat(conversation.isInside()).isTrue();
    assertThat(asked).isEmpty();
    conversation.take("  1;");
    conversation.take("from cases");
    conversation.take("");
    conversation.take("");

    assertThat(asked)
        .containsExactly(
            "text/plain {\"sql\":\"select\\n  1;\",\"asOf\":null,\"generation\":null,\"limit\":null}",
            "text/plain {\"sql\":\"from cases\",\"asOf\":null,\"generation\":null,\"limit\":null}");
    assertThat(said()).isEqualTo("answer\nanswer\n");
  }

  @Test
  void changesHowItAsks() {
    for (String line :
        List.of(
            ".format csv",
            ".as-of 2026-01-01",
            ".generation g2",
            ".limit 5",
            "select 1;",
            ".as-of now",
            ".generation live",
            ".format json",
            "select 2;")) {
      assertThat(conversation.take(line)).isTrue();
    }

    assertThat(asked)
        .containsExactly(
            "text/csv {\"sql\":\"select 1;\",\"asOf\":\"2026-01-01\",\"generation\":\"g2\",\"limit\":5}",
            "application/json {\"sql\":\"select 2;\",\"asOf\":null,\"generation\":null,\"limit\":5}");
  }

  @Test
  void marksThePlaceThatIsWrongAndGoesOn() {
    conversation.take("select wrong from cases;");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("no such column\n  select wrong from cases;\n         ^\n");
    assertThat(conversation.take("select 1;")).isTrue();
  }

  @Test
  void tellsWhatThereIs() {
    conversation.take(".views");
    conversation.take(".describe cases");
    conversation.take(".describe nothing");
    conversation.take(".help");
    conversation.take(".dance");
    conversation.take(".format pdf");
    conversation.take(".limit many");

    assertThat(said())
        .contains(
            "cases                A cancellation.",
            "state              VARCHAR    such as SETTLED",
            "there is no view 'nothing'; .views lists them",
            ".as-of INSTANT",
            "there is no .dance; .help lists what there is",
            "the format is one of table, csv, json, not 'pdf'",
            ".limit wants a number");
    assertThat(conversation.views()).containsExactly("cases");
  }

  @Test
  void forgetsWhatWasBegunAndEndsWhenTold() {
    conversation.take("select");
    conversation.forget();
    assertThat(conversation.isInside()).isFalse();
    assertThat(conversation.take(".quit")).isFalse();
    assertThat(conversation.take(".exit")).isFalse();
  }

  @Test
  void understandsWhatOtherPromptsAreTold() {
    for (String line : List.of("help", "help;", "\\help", "\\?", "\\d", "\\dt", "\\d cases")) {
      assertThat(conversation.take(line)).isTrue();
    }
    for (String line : List.of("quit", "exit;", "\\q")) {
      assertThat(conversation.take(line)).as(line).isFalse();
    }

    assertThat(asked).isEmpty();
    assertThat(said().split("A statement ends", -1)).hasSize(5);
    assertThat(said().split("cases                A cancellation.", -1)).hasSize(3);
    assertThat(said()).contains("such as SETTLED");
  }

  @Test
  void saysInOneLineThatNobodyAnswersAndGoesOn() {
    server.stop(0);

    assertThat(conversation.take("select 1;")).isTrue();

    assertThat(said()).contains("does not answer at", "is it up?").containsOnlyOnce("\n");
  }

  @ParameterizedTest
  @CsvSource({"3, 3, false", "2, 3, true", "3, 2, true"})
  void pagesWhatIsLargerThanTheScreen(int rows, int columns, boolean paged) {
    assertThat(Pager.isWanted("one\ntwo\n", rows, columns)).isEqualTo(paged);
  }

  @Test
  void showsNothingWhereThereIsNoPager() throws InterruptedException {
    assertThat(new Pager(Map.of("PAGER", "no-such-pager -x")).show(new byte[] {'a'})).isFalse();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    asked.add(accept.substring(0, accept.indexOf(',')) + " " + body);
    if (body.contains("wrong")) {
      send(exchange, 400, "{\"detail\": \"no such column\", \"position\": 7}");
    } else {
      send(exchange, 200, accept.startsWith("text/plain") ? "answer\n" : "answer");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
