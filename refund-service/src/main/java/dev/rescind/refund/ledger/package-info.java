/**
 * Double entry: where the money is that was captured and is going back. Decided here: what each
 * event posts to which account. Not decided here: any amount.
 */
@NullMarked
package dev.rescind.refund.ledger;

import org.jspecify.annotations.NullMarked;
