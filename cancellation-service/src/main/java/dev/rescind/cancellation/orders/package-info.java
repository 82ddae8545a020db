/**
 * The order book: what upstream tells of orders, as far as decisions need it. Nothing is decided
 * here.
 */
@NullMarked
package dev.rescind.cancellation.orders;

import org.jspecify.annotations.NullMarked;
