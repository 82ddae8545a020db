package dev.rescind.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventJson says about bytes that do not make the event they claim to be. */
class BrokenEventTest {

  private static final EventType PLACED = EventType.parse("OrderPlaced.v1");
  private static final String SECRET = "jane.doe@mail.example";

  private final EventJson json = EventJson.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          OrderPaid | "orderId": "ord-7001" | "order": "ord-7001" | $.orderId: must be present
          OrderPaid | "historical": false | "old": false | $.historical: must be present
          OrderPaid | "amount": 11674 | "sum": 11674 | $.captured.amount: must be present
          OrderPaid | "orderId": "ord-7001" | "orderId": null | $.orderId: must not be null
          OrderPaid | "amount": 11674 | "amount": null | $.captured.amount: must not be null
          OrderPaid | "historical": false | "historical": null | $.historical: must not be null
          OrderPaid | "ord-7001" | "" | $.orderId: orderId must be 1 to 128 printable ASCII characters without blanks
          OrderPaid | "ord-7001" | 7001 | $.orderId: must be a string
          OrderPaid | "ord-7001" | {} | $.orderId: must be a string
          OrderPaid | "CARD" | 17 | $.method: must be a string
          OrderPaid | "CARD" | true | $.method: must be a string
          OrderPaid | "EUR" | "XQQ" | $.captured: currency must be an ISO 4217 code
          OrderPaid | 11674 | 0 | $: captured must be above zero
          OrderPaid | 11674 | -1 | $: captured must be above zero
          OrderPaid | 11674 | 116.74 | $.captured.amount: must be a whole number in range
          OrderPaid | 11674 | "11674" | $.captured.amount: must be a whole number in range
          OrderPaid | 11674 | "" | $.captured.amount: must be a whole number in range
          OrderPaid | 11674 | 9223372036854775808 | $.captured.amount: must be a whole number in range
          OrderPaid | "historical": false | "historical": "false" | $.historical: must be true or false
          OrderPaid | "historical": false | "historical": 0 | $.historical: must be true or false
          OrderPaid | "2026-05-02T14:05:20Z" | "yesterday" | $.paidAt: must be an instant such as 2026-01-31T12:00:00Z
          OrderPaid | "2026-05-02T14:05:20Z" | 1777730720 | $.paidAt: must be an instant such as 2026-01-31T12:00:00Z
          OrderPaid | "2026-05-02T14:05:20Z" | "1777730720" | $.paidAt: must be an instant such as 2026-01-31T12:00:00Z
          OrderPaid | "2026-05-02T14:05:20Z" | "2026-05-02T14:05:20" | $.paidAt: must be an instant such as 2026-01-31T12:00:00Z
          SlotOpened | "Europe/Berlin" | "Europe/Atlantis" | $.zone: must be an IANA time zone
          SlotOpened | "capacity": 12 | "capacity": 2147483648 | $.capacity: must be a whole number in range
          SlotOpened | "capacity": 12 | "capacity": 0 | $: capacity must be at least 1
          NotificationSent | "CUSTOMER" | "NOBODY" | $.audience: must be one of CUSTOMER, MERCHANT, PLATFORM
          NotificationSent | "CUSTOMER" | 0 | $.audience: must be one of CUSTOMER, MERCHANT, PLATFORM
          NotificationSent | "CUSTOMER" | "" | $.audience: must be one of CUSTOMER, MERCHANT, PLATFORM
          CancellationApproved | "kind": "REFUND" | "kind": "GIFT" | $.settlement[0]: kind must be one of REFUND, RELEASE, RESCHEDULE, CREDIT, COMPENSATION, NOTICE
          CancellationApproved | "kind": "REFUND" | "sort": "REFUND" | $.settlement[0]: kind must be one of REFUND, RELEASE, RESCHEDULE, CREDIT, COMPENSATION, NOTICE
          CancellationApproved | "amount": 9639 | "amount": -9639 | $.lines[0]: refund must not be negative
          CancellationApproved | "version": 3 | "version": 0 | $.policy: version must be at least 1
          RefundIssued | "attempt": 1 | "attempt": 0 | $: attempt must be at least 1
          RefundScheduled | "ord-7001" | "two words" | $.orderId: orderId must be 1 to 128 printable ASCII characters without blanks
          OrderPlaced | "fees": [ | "fees": [ null, | $.fees[0]: must not be null
          OrderPlaced | "fees": [ | "fees": {}, "others": [ | $.fees: must be a list
          OrderPlaced | "discount": { | "discount": 900, "other": { | $.lines[0].discount: must be an object
          OrderPlaced | "quantity": 2 | "quantity": 0 | $.lines[0]: quantity must be at least 1
          OrderPlaced | "amount": 250 | "amount": -250 | $.fees[0]: fee must not be negative
          OrderPlaced | "amount": 4500 | "amount": -4500 | $.lines[0]: unitPrice, discount and tax must not be negative
          OrderPlaced | "amount": 900 | "amount": 10540 | $.lines[0]: discount must not exceed the price
          OrderPlaced | "amount": 4500 | "amount": 9223372036854775807 | $.lines[0]: price must fit in 63 bits of minor units
          OrderPlaced | "line-2" | "line-1" | $: lines must have distinct lineIds
          OrderPlaced | "currency": "EUR", | "currency": "CHF", | $: every amount must be in the currency of the order
          """)
  void namesTheFieldAndTheRule(String event, String old, String young, String message) {
    EventType type = EventType.parse(event + ".v1");
    String sample = GoldenSamples.full(type).text();

    assertThat(sample).contains(old);
    assertThatThrownBy(() -> json.read(type, replaceFirst(sample, old, young).getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(type + " at " + message);
  }

  private static String replaceFirst(String text, String old, String young) {
    int at = text.indexOf(old);
    return text.substring(0, at) + young + text.substring(at + old.length());
  }

  @Test
  void refusesALineInTwoCurrencies() {
    String sample = GoldenSamples.full(PLACED).text();
    int discount = sample.indexOf("\"discount\"");
    String mixed =
        sample.substring(0, discount)
            + replaceFirst(sample.substring(discount), "\"EUR\"", "\"USD\"");

    assertThatThrownBy(() -> json.read(PLACED, mixed.getBytes(UTF_8)))
        .hasMessage(
            "OrderPlaced.v1 at $.lines[0]: unitPrice, discount and tax must be in one currency");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"orderId\": jane.doe}", "{\"orderId\":\"\u0001\"}"})
  void malformedJsonIsUnreadable(String bytes) {
    assertThatThrownBy(() -> json.read(PLACED, bytes.getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageMatching("OrderPlaced\\.v1 at \\$(\\.orderId)?: must be well-formed JSON.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "\"text\""})
  void anEventIsAnObject(String bytes) {
    assertThatThrownBy(() -> json.read(PLACED, bytes.getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPlaced.v1 at $: must be an object");
  }

  @Test
  void bytesThatAreNoUtf8AreUnreadable() {
    byte[] latin = {'{', '"', (byte) 0xFC, '"', ':', '1', '}'};

    assertThatThrownBy(() -> json.read(PLACED, latin))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageStartingWith("OrderPlaced.v1 at $: must be well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"placedAt", "historical", "currency", "lines", "orderId", "fees"})
  void neitherMessageNorStackTraceHoldsWhatStoodThere(String field) {
    String broken = "{\"" + field + "\": \"a " + SECRET + "\"}";

    UnreadableEventException refused =
        catchThrowableOfType(
            UnreadableEventException.class, () -> json.read(PLACED, broken.getBytes(UTF_8)));

    StringWriter trace = new StringWriter();
    refused.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("OrderPlaced.v1").doesNotContain("jane");
  }

  @Test
  void anUnknownTypeIsUnreadable() {
    assertThatThrownBy(() -> json.read(EventType.parse("OrderEaten.v1"), new byte[0]))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("unknown event type OrderEaten.v1");
  }

  @Test
  void aLaterVersionIsUnreadable() {
    assertThatThrownBy(() -> json.read(EventType.parse("OrderPlaced.v2"), new byte[0]))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("OrderPlaced.v2 is newer than v1");
  }
}
