package dev.rescind.reporting.replays;

import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.Scripts;

/**
 * Leaves of a generation what belongs to some merchants. Only at the end is it known whose an order
 * is: its events come over several topics, and not each of them names the merchant.
 */
final class Trimming {

  private static final String TRIM = Scripts.read("trim.sql");

  private Trimming() {}

  static void trim(AnalyticsStore store, Scope scope) {
    if (scope.merchants().isEmpty()) {
      return;
    }
    store.inTransaction(transaction -> {
      transaction.execute(
          "create or replace temp table kept_merchants (merchant_id varchar not null)");
      transaction.append(
          "kept_merchants", scope.merchants(), (row, merchant) -> row.text(merchant));
      transaction.execute(TRIM);
      return transaction;
    });
  }
}
