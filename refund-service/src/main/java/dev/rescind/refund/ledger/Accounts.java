package dev.rescind.refund.ledger;

/** The accounts. Debits are positive. */
final class Accounts {

  /** Captured for orders and not promised back: what is owed to whoever earned it. */
  static final String ORDERS = "orders-payable";

  /** Promised back and not issued yet. */
  static final String REFUNDS = "refunds-payable";

  /** Captured and given back by others before this ledger: history. */
  static final String ON_PAPER = "payments:on-paper";

  private Accounts() {}

  /** The money at a gateway; history is kept apart from what the gateway really did. */
  static String payments(String gateway, boolean historical) {
    return historical ? ON_PAPER : "payments:" + gateway;
  }
}
