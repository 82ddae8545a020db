package dev.rescind.demo;

import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderEvent.NoShowRecorded;
import dev.rescind.events.OrderEvent.OrderCompleted;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.events.Requester;
import dev.rescind.events.RescindEvent;
import dev.rescind.upstream.EventIds;
import dev.rescind.upstream.EventSender;
import dev.rescind.upstream.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells Rescind of bookings, as the order system that it plays would. */
final class Teller {

  private static final EventIds IDS = new EventIds("demo");

  private final EventSender sender;

  Teller(EventSender sender) {
    this.sender = sender;
  }

  /** Where everybody can be reached; the addresses are in a domain that belongs to nobody. */
  void contacts(Instant at) {
    for (Merchant merchant : Merchant.ALL) {
      contact(merchant.id(), merchant.id().substring(2), merchant.locale(), at);
    }
    for (Customer customer : Customer.ALL) {
      contact(customer.id(), customer.name(), customer.locale(), at);
    }
  }

  private void contact(String id, String name, String locale, Instant at) {
    String address = id.toLowerCase(Locale.ROOT) + "@example.org";
    send(id, new ContactPublished(new PersonId(id), address, name, locale), at);
  }

  /** The order and its payment. */
  void booked(Booking booking) {
    send(booking.id(), booking.placed(), booking.placedAt());
    send(booking.id(), booking.paid(), booking.placedAt());
  }

  /** Anything else about an order. */
  void tell(OrderEvent event, Instant at) {
    send(event.orderId().value(), event, at);
  }

  /** How it ended, as far as the order system has to say it. */
  void ended(Booking booking) {
    Instant at = booking.endingAt();
    OrderId order = new OrderId(booking.id());
    switch (booking.ending()) {
      case Ending.Kept kept ->
          send(booking.id(), new OrderCompleted(order, at, booking.historical()), at);
      case Ending.Missed missed ->
          send(booking.id(), new NoShowRecorded(order, at, booking.historical()), at);
      case Ending.Cancelled cancelled -> asked(booking, cancelled);
    }
  }

  /** Somebody asked to cancel in the order system's own pages. */
  void asked(Booking booking, Ending.Cancelled cancelled) {
    send(
        booking.id(),
        new CancellationRequestSubmitted(
            new OrderId(booking.id()),
            "R-" + booking.id(),
            new Requester(cancelled.by(), requester(booking, cancelled.by())),
            cancelled.reason(),
            null,
            List.of(),
            booking.endingAt(),
            booking.historical()),
        booking.endingAt());
  }

  private static @Nullable String requester(Booking booking, Party party) {
    return switch (party) {
      case CUSTOMER -> booking.customer().id();
      case MERCHANT -> booking.merchant().id();
      case PLATFORM -> null;
    };
  }

  private void send(String subject, RescindEvent event, Instant at) {
    String purpose = event.getClass().getSimpleName();
    sender.send(new OutgoingEvent(IDS.of(subject, purpose), subject, at, event));
  }

  /** Waits until the broker has all of it. */
  void flush() {
    sender.flush();
  }
}
