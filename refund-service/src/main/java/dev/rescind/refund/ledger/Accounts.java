package dev.rescind.refund.ledger;

import dev.rescind.events.Party;
import dev.rescind.refund.refunds.RefundRecords.Owners;
import org.jspecify.annotations.Nullable;

/** The accounts. Debits are positive. */
final class Accounts {

  /** Captured for orders and not promised back: what is owed to whoever earned it. */
  static final Account ORDERS = new Account("orders-payable", null);

  /** Promised back and not issued yet. */
  static final Account REFUNDS = new Account("refunds-payable", null);

  private Accounts() {}

  /**
   * An account, or the part of one that is kept for many.
   *
   * @param owner whose part of it; absent where it is nobody's
   */
  record Account(String name, @Nullable String owner) {}

  /** The money at a gateway; history is kept apart from what the gateway really did. */
  static Account payments(String gateway, boolean historical) {
    // Captured and given back by others before this ledger: history.
    return new Account(historical ? "payments:on-paper" : "payments:" + gateway, null);
  }

  /** What a customer may still spend. */
  static Account credit(Owners owners) {
    return new Account("credit", owners.customerId().value());
  }

  /** What a party and the platform owe one another; what the party is owed is negative. */
  static Account of(Party party, Owners owners) {
    return switch (party) {
      case CUSTOMER -> new Account("party:customer", owners.customerId().value());
      case MERCHANT -> new Account("party:merchant", owners.merchantId().value());
      case PLATFORM -> new Account("party:platform", null);
    };
  }
}
