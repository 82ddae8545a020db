package dev.rescind.refund.ledger;

import dev.rescind.refund.ledger.Ledger.Total;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the money is.
 *
 * @param balanced whether the accounts sum to zero in every currency
 */
record Balance(List<Total> accounts, boolean balanced) {

  static Balance of(List<Total> accounts) {
    return new Balance(List.copyOf(accounts), imbalance(accounts) == 0);
  }

  /** By how much the accounts miss zero, in minor units, summed over the currencies. */
  static long imbalance(List<Total> accounts) {
    Map<String, Long> byCurrency =
        accounts.stream()
            .collect(Collectors.groupingBy(Total::currency, Collectors.summingLong(Total::amount)));
    return byCurrency.values().stream().mapToLong(Math::abs).sum();
  }
}
