package dev.rescind.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rescind.cancellation.CaseClient.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The description of the API that people browse. */
@CancellationTest
class ApiDescriptionTest {

  private final CaseClient anybody;

  ApiDescriptionTest(@LocalServerPort int port) {
    this.anybody = new CaseClient(port).anonymous();
  }

  @Test
  void isOpenToWhoeverReachesThePort() {
    assertThat(anybody.get("/swagger-ui/index.html").status()).isEqualTo(200);
    assertThat(anybody.get("/swagger-ui.html").status()).isEqualTo(302);
    assertThat(anybody.get("/v3/api-docs").status()).isEqualTo(200);
  }

  @Test
  void hasExamplesAndProblemsForItsOperations() {
    Answer description = anybody.get("/v3/api-docs");

    JsonNode quote = description.at("/paths").path("/api/orders/{orderId}/quotes").path("post");
    assertThat(quote.path("summary").stringValue()).isNotBlank();
    assertThat(quote.at("/requestBody/content/application~1json/example/reason").stringValue())
        .isEqualTo("CHANGE_OF_PLANS");
    assertThat(quote.at("/responses/201/content/application~1json/example/quoteId").isString())
        .isTrue();
    assertThat(quote.at("/responses/201/content/application~1json/schema/$ref").stringValue())
        .endsWith("/QuoteResource");
    assertThat(description.at("/components/schemas/Money/properties").propertyNames())
        .containsExactlyInAnyOrder("amount", "currency");
    assertThat(quote.at("/responses/404/content").has("application/problem+json")).isTrue();
    assertThat(quote.at("/parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder("orderId", "Idempotency-Key");
  }

  @Test
  void tellsWhatEverythingThatIsDoneWithACaseTakes() {
    JsonNode approval =
        anybody
            .get("/v3/api-docs")
            .at("/paths")
            .path("/api/cancellations/{cancellationId}/approval")
            .path("post");

    assertThat(approval.at("/parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder("cancellationId", "Idempotency-Key", "If-Match");
    assertThat(approval.at("/parameters").findValuesAsString("in"))
        .containsExactlyInAnyOrder("path", "header", "header");
  }
}
