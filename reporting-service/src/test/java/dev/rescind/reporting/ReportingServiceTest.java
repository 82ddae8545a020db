package dev.rescind.reporting;

import static dev.rescind.reporting.fixtures.Eventually.eventually;
import static dev.rescind.reporting.fixtures.Reports.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.ServiceTest;
import dev.rescind.chassis.testing.TestTokens;
import dev.rescind.chassis.testing.TestTopics;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.reporting.fixtures.EventTopics;
import dev.rescind.reporting.fixtures.Reports;
import dev.rescind.reporting.fixtures.Story;
import dev.rescind.reporting.generations.Generations;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServiceTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "spring.config.name=reporting-service",
      "rescind.reporting.ingest.discovery=500ms",
      "rescind.reporting.ingest.gather=20ms"
    })
class ReportingServiceTest {

  @TempDir static Path directory;

  private final Generations generations;

  @LocalServerPort private int port;

  ReportingServiceTest(Generations generations) {
    this.generations = generations;
  }

  @DynamicPropertySource
  static void directory(DynamicPropertyRegistry registry) {
    registry.add("rescind.reporting.directory", directory::toString);
  }

  @Test
  void answersWhatUpstreamAndTheServicesTold() throws ExecutionException, InterruptedException {
    EventTopics.create();
    String merchant = UUID.randomUUID().toString();
    Story cancelled = story(merchant);
    Story kept = story(merchant);
    try (TestTopics topics = new TestTopics()) {
      cancelled.cancelledAndSettled().forEach(topics::publish);
      topics.publish(kept.placed());
      topics.publish(new ContactPublished(new PersonId("p"), "jo@example.com", "Jo", "en"));
    }
    String mine = TestTokens.token(Role.MERCHANT, merchant);
    String rate = "/api/reports/cancellation-rate?period=month";
    eventually().until(() -> get(mine, rate).body().contains("\"denominator\":2"));
    eventually().until(() -> get(mine, rate).body().contains("\"numerator\":1"));

    JsonNode row = json(get(mine, rate)).get(0);
    assertThat(row.get("merchantId").asString()).isEqualTo(merchant);
    assertThat(row.get("period").asString()).isEqualTo("2026-03");
    assertThat(row.get("rate").asString()).isEqualTo("0.500000");
    assertThat(row.get("definition").asString()).contains("orders placed");

    JsonNode reason = json(get(mine, "/api/reports/reasons?merchantId=" + merchant)).get(0);
    assertThat(reason.get("reason").asString()).isEqualTo("CHANGED_PLANS");
    assertThat(reason.get("share").asString()).isEqualTo("1.000000");

    assertThat(get(mine, rate + "&merchantId=another").statusCode()).isEqualTo(403);
    assertThat(get(mine, "/api/reports/reasons?merchantId=another").statusCode()).isEqualTo(403);
    String other = TestTokens.token(Role.MERCHANT, "another");
    assertThat(get(other, rate).body()).isEqualTo("[]");
    assertTotals();
    assertThat(generations.query("select payload from events", it -> it.getString(1)))
        .noneMatch(payload -> payload.contains("jo@example.com"));
  }

  private void assertTotals() {
    String analyst = TestTokens.token(Role.ANALYST, "ana");
    eventually()
        .until(() ->
            json(get(analyst, "/api/reports/totals")).at("/refundedMinor/EUR").asLong(0) >= 5_000);
    JsonNode totals = json(get(analyst, "/api/reports/totals"));
    assertThat(totals.propertyNames())
        .containsExactlyInAnyOrder(
            "orders",
            "requests",
            "approved",
            "rejected",
            "settled",
            "open",
            "awaitingResponse",
            "disputed",
            "kept",
            "withdrawn",
            "superseded",
            "noShows",
            "refundedMinor",
            "eventsIngested",
            "unreadable");
    assertThat(totals.get("approved").asLong()).isGreaterThanOrEqualTo(1);

    JsonNode progress = json(get(TestTokens.token(Role.OPS, "ole"), "/api/reports/ingest"));
    assertThat(progress.values()).extracting(one -> one.get("topic").asString()).contains("orders");
    assertThat(progress.values())
        .extracting(one -> one.get("topic").asString())
        .doesNotContain("contacts");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/reports/cancellation-rate, ANALYST OPS SUPPORT MERCHANT",
    "/api/reports/reasons, ANALYST OPS SUPPORT MERCHANT",
    "/api/reports/totals, ANALYST OPS",
    "/api/reports/ingest, OPS",
    "/api/views, ANALYST OPS",
    "/api/replays, ANALYST OPS",
    "/api/replays/g1, ANALYST OPS",
    "/api/exports/cases?format=csv, ANALYST OPS",
    "/api/reports/totals?asOf=2026-01-01, ANALYST OPS"
  })
  void answersThoseWhoMayAskAndNobodyElse(String path, String allowed) {
    for (Role role : Role.values()) {
      int status = get(TestTokens.token(role, "somebody"), path).statusCode();
      assertThat(status)
          .as("%s asks %s", role, path)
          .isEqualTo(allowed.contains(role.name()) ? 200 : 403);
    }
    assertThat(get("none", path).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "period=week, period, 'must be one of day, month, year, all'",
    "from=yesterday, from, must be a date or a UTC instant",
    "to=2026-13-01, to, must be a date or a UTC instant",
    "from=2026-01-02&to=2026-01-02, to, must be after from",
    "merchantId=, merchantId, must not be empty",
    "asOf=noon, asOf, must be a date or a UTC instant"
  })
  void namesTheFieldAndTheRuleOfABadParameter(String query, String field, String rule) {
    HttpResponse<String> answer =
        get(TestTokens.token(Role.ANALYST, "ana"), "/api/reports/cancellation-rate?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json(answer).get("field").asString()).isEqualTo(field);
    assertThat(json(answer).get("rule").asString()).startsWith(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json, [[1,\"x\"]]",
    "text/csv, text/csv;charset=UTF-8, 'n,t'",
    "text/plain, text/plain;charset=UTF-8, (1 row)"
  })
  void answersSqlInTheFormThatIsAccepted(String accept, String type, String content) {
    HttpResponse<String> answer =
        sql(Role.ANALYST, accept, "{\"sql\": \"select 1 as n, 'x' as t\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains(type);
    assertThat(answer.headers().firstValue("rescind-truncated")).contains("false");
    assertThat(answer.body()).contains(content);
  }

  @Test
  void saysWhereSqlIsWrongAndTakesItFromAnalystsAndOperatorsAlone() {
    HttpResponse<String> wrong =
        sql(Role.OPS, "text/csv, application/problem+json", "{\"sql\": \"select nothing\"}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).get("type").asString()).endsWith(":invalid-sql");
    assertThat(json(wrong).get("position").intValue()).isEqualTo(7);
    assertThat(sql(Role.ANALYST, "image/png", "{\"sql\": \"select 1\"}").statusCode())
        .isEqualTo(406);
    assertThat(sql(Role.ANALYST, "*/*", "{}").statusCode()).isEqualTo(400);
    for (Role role : List.of(Role.CUSTOMER, Role.MERCHANT, Role.SUPPORT, Role.UPSTREAM)) {
      assertThat(sql(role, "*/*", "{\"sql\": \"select 1\"}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void replaysForOperatorsAlone() {
    String ops = TestTokens.token(Role.OPS, "ole");
    assertThat(post(TestTokens.token(Role.ANALYST, "ana"), "/api/replays", "{}").statusCode())
        .isEqualTo(403);

    HttpResponse<String> begun = post(ops, "/api/replays", "{\"merchants\": [\"nobody\"]}");

    assertThat(begun.statusCode()).isEqualTo(202);
    String path = begun.headers().firstValue("location").orElseThrow();
    eventually().until(() -> get(ops, path).body().contains("\"phase\":\"BUILT\""));
    eventually()
        .until(() -> new Reports(port).send("DELETE", ops, path, "*/*", "").statusCode() == 204);
    assertThat(get(ops, path).statusCode()).isEqualTo(404);
    assertThat(post(ops, "/api/replays/g1/swap", "").statusCode()).isEqualTo(409);
    assertThat(post(ops, "/api/replays", "{\"from\": \"noon\"}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> sql(Role role, String accept, String body) {
    return new Reports(port)
        .send("POST", TestTokens.token(role, "somebody"), "/api/sql", accept, body);
  }

  private HttpResponse<String> post(String token, String path, String body) {
    return new Reports(port).send("POST", token, path, "*/*", body);
  }

  @Test
  void isHealthyWhileItReads() {
    String ops = TestTokens.token(Role.OPS, "ole");

    eventually().until(() -> get(ops, "/actuator/health").statusCode() == 200);
    assertThat(json(get(ops, "/actuator/health")).at("/components/ingest/status").asString())
        .isEqualTo("UP");
    assertThat(get(ops, "/actuator/prometheus").body())
        .contains("rescind_listener_lag", "rescind_reporting_transaction");
  }

  private HttpResponse<String> get(String token, String path) {
    return new Reports(port).get(token, path);
  }

  private static Story story(String merchant) {
    return new Story(UUID.randomUUID().toString(), merchant, Instant.parse("2026-03-01T10:00:00Z"));
  }
}
