/**
 * What was captured for an order, as upstream tells it. Decided here: which payments there are. Not
 * decided here: what becomes of them.
 */
@NullMarked
package dev.rescind.refund.payments;

import org.jspecify.annotations.NullMarked;
