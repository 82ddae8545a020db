package dev.rescind.demo;

import java.time.ZoneId;
import java.util.List;

/**
 * Somebody who sells appointments.
 *
 * @param locale the language of its mails
 * @param regrets of a hundred bookings, how many are cancelled
 */
record Merchant(
    String id, ZoneId zone, String currency, String locale, int regrets, List<Offer> offers) {

  /** Those of the demo: eight trades in seven cities, in four currencies. */
  static final List<Merchant> ALL =
      List.of(
          merchant("salon-berlin", "Europe/Berlin", "EUR", "de", 22)
              .selling(
                  new Offer("haircut", 4_500, 45, 1),
                  new Offer("colour", 11_000, 120, 1),
                  new Offer("beard-trim", 2_500, 30, 1)),
          merchant("barber-new-york", "America/New_York", "USD", "en", 18)
              .selling(new Offer("cut", 5_500, 45, 1), new Offer("shave", 4_000, 30, 1)),
          merchant("clinic-london", "Europe/London", "GBP", "en", 9)
              .selling(
                  new Offer("consultation", 9_000, 30, 1),
                  new Offer("physiotherapy", 7_500, 60, 1)),
          merchant("climbing-denver", "America/Denver", "USD", "en", 25)
              .selling(new Offer("climbing-lesson", 6_500, 90, 6)),
          merchant("ramen-tokyo", "Asia/Tokyo", "JPY", "en", 14)
              .selling(new Offer("ramen-class", 8_800, 150, 8)),
          merchant("surf-lisbon", "Europe/Lisbon", "EUR", "en", 34)
              .selling(new Offer("surf-lesson", 5_500, 120, 10)),
          merchant("wine-paris", "Europe/Paris", "EUR", "en", 17)
              .selling(new Offer("wine-tour", 12_900, 240, 12)),
          merchant("yoga-amsterdam", "Europe/Amsterdam", "EUR", "en", 28)
              .selling(new Offer("yoga-class", 1_800, 60, 20)));

  private static Merchant merchant(
      String name, String zone, String currency, String locale, int regrets) {
    return new Merchant("M-" + name, ZoneId.of(zone), currency, locale, regrets, List.of());
  }

  private Merchant selling(Offer... sold) {
    return new Merchant(id, zone, currency, locale, regrets, List.of(sold));
  }

  /**
   * What it sells.
   *
   * @param price of one place, in minor units of the merchant's currency
   * @param minutes how long it takes
   * @param places how many can come at once
   */
  record Offer(String name, long price, int minutes, int places) {}
}
