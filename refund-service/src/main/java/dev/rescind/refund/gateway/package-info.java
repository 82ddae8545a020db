/**
 * Where the money is given back. Decided here: what can be asked of a payment gateway, and how it
 * answers. Not decided here: when it is asked.
 */
@NullMarked
package dev.rescind.refund.gateway;

import org.jspecify.annotations.NullMarked;
