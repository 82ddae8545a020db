package dev.rescind.events;

/** What kind of thing led to a cancellation; what analytics group by. */
public enum CauseClass {
  CHANGE_OF_MIND,
  CHANGE_OF_REQUIREMENTS,
  MISTAKE,
  UNFORESEEN,
  FORCE_MAJEURE,
  PRICE,
  PAYMENT,
  SUPPLY,
  DELIVERY,
  QUALITY,
  COMMUNICATION,
  FRAUD,
  LEGAL,
  OTHER
}
