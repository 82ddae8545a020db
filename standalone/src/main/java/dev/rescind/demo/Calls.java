package dev.rescind.demo;

import dev.rescind.events.Party;
import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the people of the demo do in cancellation-service, each with a token of their own. */
final class Calls {

  private final DemoTarget target;
  private final Web web;

  Calls(DemoTarget target, Web web) {
    this.target = target;
    this.web = web;
  }

  /** The token of a party of the order. */
  String as(Party party, Booking booking) {
    return switch (party) {
      case CUSTOMER -> target.customerToken().apply(booking.customer().id());
      case MERCHANT -> merchant(booking.merchant());
      case PLATFORM -> support();
    };
  }

  String merchant(Merchant merchant) {
    return target.merchantToken().apply(merchant.id());
  }

  String support() {
    return target.supportToken().get();
  }

  String arbiter() {
    return target.arbiterToken().get();
  }

  /**
   * A party asks to cancel.
   *
   * @return the case
   * @throws DemoException if the service does not take it
   */
  JsonNode cancel(Booking booking, Party by, String reason) {
    String path = "/api/orders/" + booking.id() + "/cancellations";
    return post(path, as(by, booking), Map.of("reason", reason), "demo-" + booking.id());
  }

  /** Something is done, once for each key. */
  JsonNode post(String path, String token, Object body, String key) {
    return web.post(at(path), token, body, key);
  }

  /** A text file is handed in. */
  void handIn(String path, String token, String text, String key) {
    web.handIn(at(path), token, text, key);
  }

  JsonNode get(String path, String token) {
    return web.get(at(path), token);
  }

  /** Looks until it is as expected. */
  JsonNode await(String path, String token, Predicate<JsonNode> expected) {
    return web.await(at(path), token, expected);
  }

  private URI at(String path) {
    return target.cancellationService().resolve(path);
  }
}
