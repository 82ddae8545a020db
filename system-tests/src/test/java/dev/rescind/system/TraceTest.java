package dev.rescind.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.CollectedSpan;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cancellation is one trace, from the request to the mail and the settlement. */
@ExtendWith(RunningSystem.class)
class TraceTest {

  private static final String CALLER = "b7ad6b7169203331";

  private final Platform platform;

  TraceTest(Platform platform) {
    this.platform = platform;
  }

  @Test
  void aCancellationIsOneTraceThroughEveryServiceAndCarriesItsCase() {
    platform.assumeOneProcess();
    Story story = Story.appointmentIn(platform, Duration.ofDays(5)).known();
    String trace =
        HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
            + HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());

    String cancellation =
        platform
            .cancelTraced(story.order(), story.customer(), "00-" + trace + "-" + CALLER + "-01")
            .text("cancellationId");
    story.awaitState(cancellation, "SETTLED");
    story.awaitMails(1, 1);

    await()
        .atMost(Story.PATIENCE)
        .untilAsserted(() ->
            assertThat(platform.inOneProcess().traces().trace(trace))
                .extracting(CollectedSpan::service, CollectedSpan::name)
                .extracting(Object::toString)
                .contains(
                    "(\"cancellation-service\", \"POST /api/orders/{orderId}/cancellations\")",
                    "(\"cancellation-service\", \"decide RequestCancellation\")",
                    "(\"cancellation-service\", \"publish cancellations\")",
                    "(\"refund-service\", \"react to CancellationApproved\")",
                    "(\"refund-service\", \"gateway-refund\")",
                    "(\"refund-service\", \"publish refunds\")",
                    "(\"availability-service\", \"react to CancellationApproved\")",
                    "(\"availability-service\", \"publish availability\")",
                    "(\"notification-service\", \"react to CancellationApproved\")",
                    "(\"notification-service\", \"send-mail\")",
                    "(\"notification-service\", \"publish notifications\")",
                    "(\"cancellation-service\", \"react to RefundIssued\")",
                    "(\"cancellation-service\", \"react to NotificationSent\")",
                    "(\"cancellation-service\", \"decide Settle\")"));
    await().atMost(Story.PATIENCE).untilAsserted(() -> hangsTogether(trace, cancellation));
  }

  /** Each service sends its spans when it is time, and a span that ends sooner is sent sooner. */
  private void hangsTogether(String trace, String cancellation) {
    List<CollectedSpan> spans = platform.inOneProcess().traces().trace(trace);
    Set<String> known = spans.stream().map(CollectedSpan::spanId).collect(Collectors.toSet());
    known.add(CALLER);
    assertThat(spans)
        .allSatisfy(span -> {
          assertThat(span.attributes()).containsEntry("rescind.case.id", cancellation);
          assertThat(known).contains(span.parent());
        });
  }
}
