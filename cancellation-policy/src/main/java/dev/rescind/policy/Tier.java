package dev.rescind.policy;

/**
 * A step of the refund scale.
 *
 * @param atLeast the notice that earns it; exactly so much is enough
 */
record Tier(Notice atLeast, Percent refund) {}
