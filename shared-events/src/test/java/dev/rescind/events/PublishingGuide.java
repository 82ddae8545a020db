package dev.rescind.events;

import java.util.List;
import java.util.stream.Collectors;

/** How the page begins: what an order system publishes, as commands that work as they stand. */
final class PublishingGuide {

  /** What upstream publishes, in the order in which it happens. */
  static final List<Class<? extends RescindEvent>> EVENTS =
      List.of(
          OrderEvent.OrderPlaced.class,
          OrderEvent.OrderPaid.class,
          RequestEvent.CancellationRequestSubmitted.class,
          PersonalContent.ContactPublished.class);

  private static final String HEAD =
      """
      ## What you must publish

      | when | event | topic | needed |
      | --- | --- | --- | --- |
      | an order is placed | [OrderPlaced](#orderplaced) | `orders` | always |
      | a payment of it is captured | [OrderPaid](#orderpaid) | `orders` | for each payment, or nothing can go back |
      | it is fulfilled, or nobody came | [OrderCompleted](#ordercompleted), [NoShowRecorded](#noshowrecorded) | `orders` | so that what is over is not cancelled |
      | somebody asks in your own front end | [CancellationRequestSubmitted](#cancellationrequestsubmitted) | `cancellation-requests` | only if you have one; portal and API ask without it |
      | a person can be reached | [ContactPublished](#contactpublished) | `contacts` | for whoever should be told |

      The answers come on the topics below: `cancellations` says what was decided, `refunds`,
      `availability` and `notifications` what followed. The commands use
      [kcat](https://github.com/edenhill/kcat); put your broker for `localhost:9092` and an id of your own
      for each `ce_id`. The body is one line: kcat takes every line as a message.

      """;

  private PublishingGuide() {}

  static String text() {
    return HEAD + EVENTS.stream().map(PublishingGuide::example).collect(Collectors.joining());
  }

  private static String example(Class<? extends RescindEvent> kind) {
    RescindEvent event = GoldenSamples.full(kind);
    return """
    **%s**

    ```sh
    kcat -P -b localhost:9092 -t %s -k %s \\
    %s <<'JSON'
    %s
    JSON
    ```

    """
        .formatted(
            kind.getSimpleName(),
            event.topic().topicName(),
            event.key(),
            headers(event).stream()
                .map(header -> "  -H '" + header + "'")
                .collect(Collectors.joining(" \\\n")),
            EventJson.mapper().readTree(GoldenSamples.full(EventCatalogue.typeOf(kind)).json()));
  }

  private static List<String> headers(RescindEvent event) {
    EventType type = EventCatalogue.typeOf(event.getClass());
    return List.of(
        CloudEventHeaders.SPEC_VERSION + "=1.0",
        CloudEventHeaders.ID + "=shop-" + type.name() + "-1",
        CloudEventHeaders.SOURCE + "=/shop",
        CloudEventHeaders.TYPE + "=" + type,
        CloudEventHeaders.SUBJECT + "=" + event.key(),
        CloudEventHeaders.TIME + "=2026-05-10T09:30:00Z",
        CloudEventHeaders.CONTENT_TYPE + "=application/json");
  }
}
