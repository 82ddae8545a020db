package dev.rescind.reporting.totals;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that was ever told, as of one instant.
 *
 * @param orders orders placed
 * @param requests cases, whatever became of them
 * @param approved cases ever approved, settled ones included
 * @param rejected cases that stand rejected
 * @param settled cases settled
 * @param open cases requested, waiting for their order, or approved and not settled yet
 * @param noShows orders whose customer did not come
 * @param refundedMinor refunds issued in minor units, by ISO 4217 currency
 * @param eventsIngested distinct events
 * @param unreadable records kept that were no events
 */
record Totals(
    long orders,
    long requests,
    long approved,
    long rejected,
    long settled,
    long open,
    long noShows,
    Map<String, BigInteger> refundedMinor,
    long eventsIngested,
    long unreadable) {

  Totals {
    refundedMinor = Collections.unmodifiableMap(new TreeMap<>(refundedMinor));
  }
}
