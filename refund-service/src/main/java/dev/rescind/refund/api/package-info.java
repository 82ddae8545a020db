/**
 * Refunds over HTTP. Decided here: who may see and do what. Not decided here: any rule about money.
 */
@NullMarked
package dev.rescind.refund.api;

import org.jspecify.annotations.NullMarked;
