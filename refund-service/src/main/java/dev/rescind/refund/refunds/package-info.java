/**
 * Refunds of an order: scheduled, issued, failed, waiting for a payment; credits and compensation.
 * Decided here: the split over the payments, the cap at what was captured less what upstream gave
 * back itself, and what a retry is. Not decided here: the amount due.
 */
@NullMarked
package dev.rescind.refund.refunds;

import org.jspecify.annotations.NullMarked;
