/**
 * Whether an order is cancelled, and what follows. Topics in: {@code orders}, {@code
 * cancellation-requests}, {@code refunds}, {@code availability}, {@code notifications}. Topics out:
 * {@code cancellations}, {@code texts}. Money, slots and mail are the business of other services.
 */
@NullMarked
package dev.rescind.cancellation;

import org.jspecify.annotations.NullMarked;
