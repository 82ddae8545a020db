package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rescind.events.CancellationEvent.PolicyPublished;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PolicyDocumentTest {

  private static final Instant NINE = Instant.parse("2026-05-16T07:00:00Z");

  @Test
  void aPublishedPolicyKeepsItsDocumentToTheLastDigitAndFromLaterChange() {
    ObjectNode document =
        (ObjectNode)
            EventJson.mapper()
                .readTree("{\"share\": 0.3333333333333333333333, \"fee\": 1.10, \"none\": null}");
    String before = document.toString();
    PolicyPublished published = policy(document);
    document.put("fee", 2);
    ObjectNode madeElsewhere = JsonNodeFactory.instance.objectNode().put("days", 7L).put("x", 0.5);

    assertThat(published.document()).hasToString(before);
    assertThat(before).contains("0.3333333333333333333333", "1.10", "null");
    byte[] written = EventJson.standard().write(published);
    assertThat(EventJson.standard().read(EventType.parse("PolicyPublished.v1"), written))
        .isEqualTo(published);
    assertThat(policy(madeElsewhere))
        .isEqualTo(policy(EventJson.mapper().readTree(madeElsewhere.toString())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(JsonNodeFactory.instance.arrayNode()))
        .withMessage("document must be an object");
  }

  private static PolicyPublished policy(JsonNode document) {
    return new PolicyPublished(new PolicyId("p"), 1, NINE, document, NINE);
  }
}
