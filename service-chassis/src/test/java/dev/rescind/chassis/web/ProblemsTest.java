package dev.rescind.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.chassis.sample.SampleHttp;
import dev.rescind.chassis.sample.SampleHttp.Answer;
import dev.rescind.chassis.sample.SampleTest;
import dev.rescind.chassis.sample.Script;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;

@SampleTest
class ProblemsTest {

  private static final String TOKEN = TestTokens.token(Role.CUSTOMER, "customer-1");
  private static final String PATH = "/api/samples/o1";

  private final SampleHttp http;
  private final Script script;

  ProblemsTest(SampleHttp http, Script script) {
    this.http = http;
    this.script = script;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                     | body                | must be well-formed JSON
          ''                                                                    | body                | must be JSON
          []                                                                    | body                | has the wrong form
          {"party":"CUSTOMER","amounts":[{"amount":1,"currency":"EUR"}]}        | paymentId           | is required
          {"paymentId":null,"party":"CUSTOMER","amounts":[]}                    | paymentId           | is required
          {"x":1,"paymentId":"p","party":"CUSTOMER","amounts":[{"amount":1,"currency":"EUR"}]} | x                   | is not known here
          {"paymentId":{},"party":"CUSTOMER","amounts":[]}                      | paymentId           | has the wrong form
          {"paymentId":"p","party":"NOBODY","amounts":[]}                       | party               | has the wrong form
          {"paymentId":"p","party":"CUSTOMER","amounts":[]}                     | body                | amounts must not be empty
          {"paymentId":"a b","party":"CUSTOMER","amounts":[]}                   | paymentId           | paymentId must be 1 to 128 printable ASCII characters without blanks
          {"paymentId":"p","party":"CUSTOMER","amounts":[{"amount":"x","currency":"EUR"}]} | amounts[0].amount | has the wrong form
          {"paymentId":"p","party":"CUSTOMER","amounts":[{"amount":1}]}         | amounts[0].currency | is required
          {"paymentId":"p","party":"CUSTOMER","amounts":[{"amount":1,"currency":"XXXX"}]}  | amounts[0]        | currency must be an ISO 4217 code
          """)
  void aBadBodyIsToldByFieldAndRule(String body, String field, String rule) {
    Answer answer = http.post(PATH, TOKEN, body);

    isProblem(answer, 400, "invalid-request");
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("rule")).isEqualTo(rule);
    assertThat(answer.json().size()).isEqualTo(7);
  }

  @Test
  void aBadParameterIsToldByFieldAndRule() {
    Answer missing = http.get(PATH, TOKEN);
    isProblem(missing, 400, "invalid-request");
    assertThat(missing.text("field")).isEqualTo("scheduled");
    assertThat(missing.text("rule")).isEqualTo("is required");

    Answer mistyped = http.get(PATH + "?scheduled=many", TOKEN);
    isProblem(mistyped, 400, "invalid-request");
    assertThat(mistyped.text("field")).isEqualTo("scheduled");
    assertThat(mistyped.body()).doesNotContain("many");
  }

  @Test
  void whatTheServerDoesNotServeIsToldToo() {
    isProblem(http.get("/api/nothing", TOKEN), 404, "not-found");
    isProblem(http.get("/", TOKEN), 404, "not-found");
    isProblem(http.send(http.request(PATH, TOKEN).DELETE()), 405, "method-not-allowed");
    isProblem(
        http.send(
            http.request(PATH, TOKEN)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
    assertThat(
            http.send(
                    http.request(PATH + "?scheduled=1", TOKEN).header("Accept", "image/png").GET())
                .status())
        .isEqualTo(406);
  }

  @Test
  void aFailureOnOurSideLeaksNothing() {
    Answer answer = http.get("/api/samples/broken", TOKEN);

    isProblem(answer, 500, "internal-error");
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void whatMayPassLaterAsksToTryAgain() {
    script.failing("o-later", 100, new CannotAcquireLockException("scripted"));

    Answer answer = http.post("/api/samples/o-later", TOKEN, Bodies.GOOD);

    isProblem(answer, 503, "try-again");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aRefusalBearsItsOwnMembers() {
    Answer answer = http.post("/api/samples/o-refused", TOKEN, Bodies.REFUSED);

    isProblem(answer, 409, "sample-refused");
    assertThat(answer.text("orderId")).isEqualTo("o-refused");
    assertThat(answer.text("detail")).isEqualTo("refused as asked");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource
  void aTokenThatIsNotGoodIsRefused(String token) {
    Answer answer = http.get(PATH + "?scheduled=1", token.isEmpty() ? null : token);

    isProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  static Stream<String> aTokenThatIsNotGoodIsRefused() {
    Date longAgo = Date.from(Instant.now().minus(Duration.ofHours(1)));
    return Stream.of(
        "",
        "nonsense",
        TestTokens.token(Role.OPS, "x", claims -> claims.expirationTime(longAgo)),
        TestTokens.token(Role.OPS, "x", claims -> claims.issuer("somebody")),
        TestTokens.token(Role.OPS, "x", claims -> claims.audience("something")),
        TestTokens.token(Role.OPS, "x", claims -> claims.audience((String) null)),
        TestTokens.forged(Role.OPS, "x"));
  }

  @Test
  void aRoleOpensItsOwnDoorsAlone() {
    String path = "/api/samples/arbiters-only";
    isProblem(http.get(path, TOKEN), 403, "forbidden");
    isProblem(http.get("/actuator/env", TOKEN), 404, "not-found");
    assertThat(http.get(path, TestTokens.token(Role.ARBITER, "a1")).text("orderId"))
        .isEqualTo("a1");
  }

  private static void isProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("urn:rescind:problem:" + type);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.text("detail")).isNotBlank();
  }
}
