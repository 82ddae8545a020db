package dev.rescind.policy;

/** How far an order has come; the furthest that was reached counts. */
public enum OrderState {
  /** Nothing more is known; not paid. */
  PLACED("placed"),
  /** Something was captured. */
  PAID("paid"),
  /** Somebody works on it: being packed, prepared, written. */
  FULFILMENT_STARTED("in fulfilment"),
  /** It is on its way. */
  SHIPPED("shipped"),
  /** Delivered, attended, checked out. */
  COMPLETED("completed"),
  /** The customer did not come. */
  NO_SHOW("missed by the customer");

  private final String words;

  OrderState(String words) {
    this.words = words;
  }

  /** Such as {@code in fulfilment}. */
  public String inWords() {
    return words;
  }
}
