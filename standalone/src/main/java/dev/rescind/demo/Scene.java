package dev.rescind.demo;

import dev.rescind.events.EventJson;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One case on the stage: who asked for it, and what everybody does about it. */
final class Scene {

  private final Calls calls;
  private final Teller teller;
  private final Booking booking;
  private final Ending.Cancelled cancelled;
  private String caseId = "";
  private int acts;

  Scene(Calls calls, Teller teller, Booking booking, Ending.Cancelled cancelled) {
    this.calls = calls;
    this.teller = teller;
    this.booking = booking;
    this.cancelled = cancelled;
  }

  Booking booking() {
    return booking;
  }

  Teller teller() {
    return teller;
  }

  OrderId order() {
    return new OrderId(booking.id());
  }

  /** The order becomes known, and in which state. */
  Scene known(String state) {
    teller.booked(booking);
    return awaitOrder(state);
  }

  Scene awaitOrder(String state) {
    teller.flush();
    calls.await(
        "/api/orders/" + booking.id(),
        calls.as(Party.CUSTOMER, booking),
        order -> order.path("state").asString("").equals(state));
    return this;
  }

  /** The requester asks in the portal. */
  Scene asked(String reason) {
    JsonNode made = calls.cancel(booking, cancelled.by(), reason);
    caseId = made.path("cancellationId").asString();
    return this;
  }

  Scene asked() {
    return asked(cancelled.reason());
  }

  /** The requester asked in the order system's own pages, days ago. */
  Scene asked(Instant at) {
    teller.asked(booking.endingNow(at), cancelled);
    teller.flush();
    JsonNode found =
        calls.await(
            "/api/cancellations?orderId=" + booking.id(),
            calls.as(Party.CUSTOMER, booking),
            page -> !page.path("cases").isEmpty());
    caseId = found.path("cases").path(0).path("cancellationId").asString();
    return this;
  }

  /** What the case has come to. */
  Scene await(String state) {
    calls.await(path(""), calls.support(), shown -> shown.path("state").asString("").equals(state));
    return this;
  }

  /** Whether somebody has to answer. */
  boolean awaitsAnswer() {
    return calls
        .get(path(""), calls.support())
        .path("state")
        .asString("")
        .equals("AWAITING_RESPONSE");
  }

  Scene requester(String what, Object body) {
    return act(calls.as(cancelled.by(), booking), what, body);
  }

  /** The other side of the case; the customer where the platform asked. */
  Scene counterparty(String what, Object body) {
    Party other = cancelled.by() == Party.CUSTOMER ? Party.MERCHANT : Party.CUSTOMER;
    return act(calls.as(other, booking), what, body);
  }

  Scene support(String what, Object body) {
    return act(calls.support(), what, body);
  }

  Scene arbiter(String what, Object body) {
    return act(calls.arbiter(), what, body);
  }

  /** A file is handed in by who asked. */
  Scene proof(String text) {
    calls.handIn(path("/evidence"), calls.as(cancelled.by(), booking), text, key());
    return this;
  }

  /** The claim that is open. */
  String openClaim() {
    return calls.get(path("/claims"), calls.support()).at("/0/claimed/claimId").asString();
  }

  /** An amount of the order's, as the API wants it. */
  Map<String, Object> percent(int percent) {
    return Map.of(
        "amount",
        booking.total().amount() * percent / 100,
        "currency",
        booking.merchant().currency());
  }

  /** Any record of the language, as the API wants it. */
  static JsonNode json(Object value) {
    return EventJson.mapper().valueToTree(value);
  }

  private Scene act(String token, String what, Object body) {
    calls.post(path("/" + what), token, body, key());
    return this;
  }

  private String key() {
    acts++;
    return "demo-" + booking.id() + "-" + acts;
  }

  private String path(String rest) {
    return "/api/cancellations/" + caseId + rest;
  }
}
