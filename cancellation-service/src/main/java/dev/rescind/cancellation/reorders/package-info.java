/**
 * Orders that were placed by mistake: the exemption that support grants, and the new order that
 * earns it. Whether a case can be exempted is decided in {@code cases}.
 */
@NullMarked
package dev.rescind.cancellation.reorders;

import org.jspecify.annotations.NullMarked;
