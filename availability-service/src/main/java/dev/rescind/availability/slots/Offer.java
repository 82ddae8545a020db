package dev.rescind.availability.slots;

import dev.rescind.events.CancellationId;

/**
 * An offer to keep an order, for which places are held.
 *
 * @param number counts the offers of the case from 1
 */
record Offer(CancellationId cancellationId, int number) {}
