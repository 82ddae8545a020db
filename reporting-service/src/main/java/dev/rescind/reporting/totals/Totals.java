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
 * @param settled cases ever settled
 * @param open cases that are neither rejected, settled, kept, withdrawn nor superseded
 * @param awaitingResponse of them, cases that wait for a party's or the platform's answer
 * @param disputed of them, cases before the arbiter
 * @param kept cases whose order is kept
 * @param withdrawn cases that the requester took back
 * @param superseded cases that upstream left nothing of to decide
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
    long awaitingResponse,
    long disputed,
    long kept,
    long withdrawn,
    long superseded,
    long noShows,
    Map<String, BigInteger> refundedMinor,
    long eventsIngested,
    long unreadable) {

  Totals {
    refundedMinor = Collections.unmodifiableMap(new TreeMap<>(refundedMinor));
  }
}
