package dev.rescind.demo;

import static dev.rescind.demo.Business.APPOINTMENTS;
import static dev.rescind.demo.Business.EXPERIENCES;
import static dev.rescind.demo.Business.GOODS;
import static dev.rescind.demo.Business.SERVICES;

import java.time.ZoneId;
import java.util.List;

/**
 * Somebody who sells.
 *
 * @param locale the language of its mails
 * @param regrets of a hundred orders, how many are cancelled
 */
record Merchant(
    String id,
    Business business,
    ZoneId zone,
    String currency,
    String locale,
    int regrets,
    List<Offer> offers) {

  /** Those of the demo: twelve shops in ten cities, in four currencies. */
  static final List<Merchant> ALL =
      List.of(
          merchant("salon-berlin", APPOINTMENTS, "Europe/Berlin", "EUR", "de", 22)
              .selling(
                  new Offer("haircut", 4_500, 45, 1),
                  new Offer("colour", 11_000, 120, 1),
                  new Offer("beard-trim", 2_500, 30, 1)),
          merchant("barber-new-york", APPOINTMENTS, "America/New_York", "USD", "en", 18)
              .selling(new Offer("cut", 5_500, 45, 1), new Offer("shave", 4_000, 30, 1)),
          merchant("clinic-london", APPOINTMENTS, "Europe/London", "GBP", "en", 9)
              .selling(
                  new Offer("consultation", 9_000, 30, 1),
                  new Offer("physiotherapy", 7_500, 60, 1)),
          merchant("yoga-amsterdam", APPOINTMENTS, "Europe/Amsterdam", "EUR", "en", 28)
              .selling(new Offer("yoga-class", 1_800, 60, 20)),
          merchant("climbing-denver", EXPERIENCES, "America/Denver", "USD", "en", 25)
              .selling(new Offer("climbing-lesson", 6_500, 90, 6)),
          merchant("ramen-tokyo", EXPERIENCES, "Asia/Tokyo", "JPY", "en", 14)
              .selling(new Offer("ramen-class", 8_800, 150, 8)),
          merchant("surf-lisbon", EXPERIENCES, "Europe/Lisbon", "EUR", "en", 34)
              .selling(new Offer("surf-lesson", 5_500, 120, 10)),
          merchant("wine-paris", EXPERIENCES, "Europe/Paris", "EUR", "en", 17)
              .selling(new Offer("wine-tour", 12_900, 240, 12)),
          merchant("lamps-berlin", GOODS, "Europe/Berlin", "EUR", "de", 28)
              .selling(new Offer("reading-lamp", 4_900, 0, 3), new Offer("lantern", 2_900, 0, 5)),
          merchant("ceramics-porto", GOODS, "Europe/Lisbon", "EUR", "en", 24)
              .selling(new Offer("bowl", 3_200, 0, 6), new Offer("vase", 7_400, 0, 3)),
          merchant("logos-dublin", SERVICES, "Europe/Dublin", "EUR", "en", 24)
              .selling(new Offer("logo-design", 25_000, 0, 1), new Offer("icon", 6_000, 0, 4)),
          merchant("texts-vienna", SERVICES, "Europe/Vienna", "EUR", "de", 18)
              .selling(new Offer("translation", 12_000, 0, 1)));

  /** One of those. */
  static Merchant of(String id) {
    return ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Merchant merchant(
      String name, Business business, String zone, String currency, String locale, int regrets) {
    return new Merchant(
        "M-" + name, business, ZoneId.of(zone), currency, locale, regrets, List.of());
  }

  private Merchant selling(Offer... sold) {
    return new Merchant(id, business, zone, currency, locale, regrets, List.of(sold));
  }

  /**
   * What it sells.
   *
   * @param price of one, in minor units of the merchant's currency
   * @param minutes how long it takes, where somebody has to be there
   * @param places how many can come at once, or are bought at most
   */
  record Offer(String name, long price, int minutes, int places) {}
}
