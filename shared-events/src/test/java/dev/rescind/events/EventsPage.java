package dev.rescind.events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes {@code docs/events.md} from the schemas, the samples and the AsyncAPI document. */
final class EventsPage {

  private static final String HEAD =
      """
      # Events

      Every event that travels between the services of Rescind, and what an order system has to
      publish to take part. This page is generated from `shared-events`: the JSON Schemas, the
      samples and `asyncapi.yaml`; change those, then run

      ```
      $COMMAND
      ```

      """;

  private static final String RULES =
      """
      ## Rules for every event

      - The value is one JSON object, UTF-8. The key is UTF-8 text; events of one key stay in order.
      - Send every required field. Leave an optional field out when you have nothing for it; `null`
        is read as left out.
      - Fields that nobody knows are ignored. Nothing is coerced: `"2"` is not a number, and `1.5` is
        not an amount.
      - Money is whole minor units (cents, yen) with an ISO 4217 code; an order has one currency.
      - Times are RFC 3339 in UTC; an appointment carries its IANA zone beside them.
      - Ids are yours: 1 to 128 printable ASCII characters without blanks.
      - Repeat an event with the same `ce_source` and `ce_id` as often as you like; it counts once.
      - No personal data: names and addresses go to `contacts` alone, free text to `texts`;
        events refer to it by id.
      - `historical` is `true` for what you load from the past: it is decided and recorded, but no
        money moves and nobody is told.
      - What is broken is parked with a message that names field and rule, such as
        `OrderPaid.v1 at $.captured.amount: must be a whole number in range`.
      - Within a version only optional fields are added; everything else is a new version.

      """;

  private EventsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD.replace("$COMMAND", EventsPageTest.COMMAND));
    page.append(PublishingGuide.text()).append(RULES).append(envelope());
    for (Topic topic : Topic.values()) {
      page.append(section(topic));
    }
    return page.append(sharedForms()).toString().stripTrailing() + "\n";
  }

  private static String envelope() {
    JsonNode envelope = AsyncApi.envelope();
    return "## Envelope\n\n"
        + envelope.get("description").asString()
        + "\n\n"
        + FieldTable.of(envelope)
        + "\n";
  }

  private static String section(Topic topic) {
    JsonNode channel = AsyncApi.channel(topic);
    List<String> lines = new ArrayList<>();
    lines.add("## Topic `" + topic.topicName() + "`\n");
    lines.add(channel.get("description").asString() + "\n");
    lines.add("| | |\n| --- | --- |");
    lines.add("| written by | " + topic.writer() + " |");
    lines.add("| read by | " + String.join(", ", AsyncApi.services(topic, "receive")) + " |");
    lines.add("| key | " + channel.get("x-key").asString() + " |");
    lines.add("| kept | " + kept(topic) + " |\n");
    channel
        .get("messages")
        .propertyNames()
        .forEach(name -> lines.add(event(EventType.parse(name))));
    return String.join("\n", lines) + "\n";
  }

  private static String kept(Topic topic) {
    return switch (topic.retention()) {
      case FOR_EVER -> "for ever";
      case LATEST_PER_KEY -> "the last record of each key (compacted); no value erases it";
    };
  }

  private static String event(EventType type) {
    JsonNode schema = EventSchemas.load(type);
    return """
    ### %s

    %s `ce_type` is `%s`.

    %s
    <details><summary>Sample</summary>

    ```json
    %s
    ```

    </details>
    """
        .formatted(
            heading(type),
            schema.get("description").asString(),
            type,
            FieldTable.of(schema),
            GoldenSamples.full(type).text().strip());
  }

  private static String heading(EventType type) {
    boolean current =
        EventCatalogue.standard().find(type.name()).map(EventCatalogue::typeOf).stream()
            .anyMatch(type::equals);
    return current ? type.name() : type.toString();
  }

  private static String sharedForms() {
    return EventSchemas.common().get("$defs").properties().stream()
        .map(form -> form(form.getKey(), form.getValue()))
        .collect(Collectors.joining("\n", "## Shared forms\n\n", ""));
  }

  private static String form(String name, JsonNode definition) {
    JsonNode resolved = SchemaTree.resolve(definition);
    String table = resolved.has("properties") ? "\n" + FieldTable.of(resolved) : "";
    return "### "
        + name
        + "\n\n"
        + resolved.get("description").asString()
        + FieldTable.limits(definition)
        + "\n"
        + table;
  }
}
