package dev.rescind.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of business, each with its own rules for cancelling: the presets of the policies. */
enum Business {
  /** Salons and clinics: the rules decide. */
  APPOINTMENTS(
      null,
      List.of(
          "CHANGE_OF_PLANS",
          "CHANGE_OF_PLANS",
          "CHANGE_OF_PLANS",
          "ILLNESS",
          "ILLNESS",
          "BOOKED_BY_MISTAKE",
          "FOUND_CHEAPER"),
      List.of("MERCHANT_UNAVAILABLE", "MERCHANT_OVERBOOKED", "PREMISES_CLOSED", "FORCE_MAJEURE")),

  /** Tours and activities: the merchant answers a traveller. */
  EXPERIENCES(
      "experiences",
      List.of(
          "CHANGE_OF_PLANS",
          "CHANGE_OF_PLANS",
          "CHANGE_OF_PLANS",
          "ILLNESS",
          "ILLNESS",
          "BOOKED_BY_MISTAKE",
          "FOUND_CHEAPER"),
      List.of("GUIDE_UNAVAILABLE", "MINIMUM_NOT_REACHED", "MERCHANT_OVERBOOKED")),

  /** Goods: it depends on how far the order is. */
  GOODS(
      "marketplace-goods",
      List.of(
          "NO_LONGER_NEEDED",
          "NO_LONGER_NEEDED",
          "FOUND_CHEAPER",
          "WONT_ARRIVE_IN_TIME",
          "WRONG_ADDRESS",
          "ORDERED_BY_MISTAKE"),
      List.of("OUT_OF_STOCK", "PRICING_ERROR", "MERCHANT_TOO_BUSY")),

  /** Freelance work: the other side has 48 hours, silence cancels. */
  SERVICES(
      "freelance-services",
      List.of("CHANGED_REQUIREMENTS", "CHANGED_REQUIREMENTS", "NO_LONGER_NEEDED"),
      List.of("MERCHANT_TOO_BUSY", "MERCHANT_UNAVAILABLE"));

  private final @Nullable String category;

  @SuppressWarnings("ImmutableEnumChecker") // Constants, made by List.of.
  private final List<String> customersSay;

  @SuppressWarnings("ImmutableEnumChecker") // Constants, made by List.of.
  private final List<String> merchantsSay;

  Business(@Nullable String category, List<String> customersSay, List<String> merchantsSay) {
    this.category = category;
    this.customersSay = customersSay;
    this.merchantsSay = merchantsSay;
  }

  /** What upstream calls it, by which its policy is found; absent where the platform's holds. */
  @Nullable String category() {
    return category;
  }

  /** Reasons of its customers; one that is there twice is given twice as often. */
  List<String> customersSay() {
    return customersSay;
  }

  List<String> merchantsSay() {
    return merchantsSay;
  }

  /** Whether what it sells has a place and a time. */
  boolean hasSlots() {
    return this == APPOINTMENTS || this == EXPERIENCES;
  }
}
