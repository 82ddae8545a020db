/**
 * What would I get back: quotes are given, kept and redeemed here. Nothing is requested or decided
 * here; the figures come from the policy, by the function that decides.
 */
@NullMarked
package dev.rescind.cancellation.quotes;

import org.jspecify.annotations.NullMarked;
