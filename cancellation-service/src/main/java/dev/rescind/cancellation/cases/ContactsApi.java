package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.RequestCommand.RecordContact;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where a merchant records having spoken to the customer. */
@RestController
class ContactsApi {

  private final OrderBook orders;
  private final Commands commands;
  private final IdempotentRequests idempotency;
  private final Wordings words;
  private final Clock clock;

  ContactsApi(
      OrderBook orders,
      Commands commands,
      IdempotentRequests idempotency,
      Wordings words,
      Clock clock) {
    this.orders = orders;
    this.commands = commands;
    this.idempotency = idempotency;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A contact.
   *
   * @param contactedAt when they spoke, UTC; now if absent; not in the future
   */
  record Contact(ContactChannel channel, @Nullable String remark, @Nullable Instant contactedAt) {}

  /** A contact as it was recorded. */
  record Recorded(OrderId orderId, ContactChannel channel, Instant contactedAt) {}

  @PostMapping("/api/orders/{orderId}/contacts")
  ResponseEntity<byte[]> record(
      @PathVariable String orderId,
      @RequestBody Contact body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.requireAny(Role.MERCHANT, Role.SUPPORT);
    words.check("remark", body.remark());
    Instant at = Objects.requireNonNullElse(body.contactedAt(), clock.instant());
    if (at.isAfter(clock.instant())) {
      throw ProblemException.invalid("contactedAt", "must not be in the future");
    }
    return idempotency.once(
        caller,
        key,
        "POST /api/orders/" + orderId + "/contacts",
        body,
        () -> record(new OrderId(orderId), body, at, caller),
        recorded -> ResponseEntity.status(HttpStatus.CREATED).body(recorded));
  }

  private Recorded record(OrderId orderId, Contact body, Instant at, Caller caller) {
    OrderPlaced placed =
        orders
            .find(orderId)
            .map(known -> known.placed())
            .filter(known -> caller.maySee(null, known.merchantId().value()))
            .orElseThrow(
                () -> ProblemException.notFound("there is no such order among those you may see"));
    Party party = caller.is(Role.MERCHANT) ? Party.MERCHANT : Party.PLATFORM;
    Requester by = new Requester(party, caller.subject());
    commands.send(
        new RecordContact(
            orderId,
            placed.merchantId(),
            placed.customerId(),
            by,
            body.channel().name(),
            words.keep(by, body.remark()),
            at),
        Cause.request());
    return new Recorded(orderId, body.channel(), at);
  }
}
