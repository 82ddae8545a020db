package dev.rescind.system;

import static org.awaitility.Awaitility.await;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CustomerId;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.PaymentId;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import dev.rescind.standalone.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's appointment with one merchant, told through the public faces. */
final class Story {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Platform platform;
  private final String id = UUID.randomUUID().toString().substring(0, 13);
  private final Instant start;

  private Story(Platform platform, Duration notice) {
    this.platform = platform;
    this.start = Instant.now().plus(notice).truncatedTo(ChronoUnit.SECONDS);
  }

  static Story appointmentIn(Platform platform, Duration notice) {
    return new Story(platform, notice);
  }

  String order() {
    return "O-" + id;
  }

  String customer() {
    return "C-" + id;
  }

  String merchant() {
    return "M-" + id;
  }

  String slot() {
    return "S-" + id;
  }

  String customerMail() {
    return "customer-" + id + "@example.org";
  }

  String merchantMail() {
    return "merchant-" + id + "@example.org";
  }

  OrderPlaced placed() {
    Money nothing = Money.zero("EUR");
    OrderLine line =
        new OrderLine(
            new LineId("L1"),
            new ProductId("haircut"),
            null,
            1,
            new Money(8_000, "EUR"),
            nothing,
            nothing,
            new BookedSlot(
                new SlotId(slot()),
                start,
                start.plus(Duration.ofHours(1)),
                ZoneId.of("Europe/Berlin"),
                1));
    return new OrderPlaced(
        new OrderId(order()),
        null,
        new MerchantId(merchant()),
        new CustomerId(customer()),
        "EUR",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        List.of(line),
        List.of(),
        null,
        false);
  }

  OrderPaid paid() {
    return new OrderPaid(
        new OrderId(order()),
        new PaymentId("P-" + id),
        new Money(8_000, "EUR"),
        "CARD",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        false);
  }

  /** Upstream tells everything there is to know. */
  Story known() {
    contacts();
    platform.topics().publish(placed());
    platform.topics().publish(paid());
    return awaitKnown();
  }

  Story contacts() {
    contact(customer(), customerMail());
    contact(merchant(), merchantMail());
    return this;
  }

  private void contact(String person, String email) {
    platform.topics().publish(new ContactPublished(new PersonId(person), email, "Somebody", "en"));
  }

  Story awaitKnown() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() ->
            platform
                    .get("cancellation-service", "/api/orders/" + order(), Role.SUPPORT, "s")
                    .status()
                == 200);
    return this;
  }

  /** The customer asks; answers the id of the case. */
  String cancelled() {
    return platform.cancel(order(), customer()).text("cancellationId");
  }

  void awaitState(String cancellationId, String state) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> platform.showCase(cancellationId).text("state").equals(state));
  }

  void awaitMails(int toCustomer, int toMerchant) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> mails(customerMail()) == toCustomer && mails(merchantMail()) == toMerchant);
  }

  int mails(@Nullable String address) {
    return platform.mailsTo(String.valueOf(address)).size();
  }
}
