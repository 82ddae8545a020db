/**
 * The floor under every figure: the same choreography on the bare JDBC driver and Kafka client. How
 * events are stored, published and reacted to is decided here; no policy, no HTTP, and nothing that
 * a product needs besides.
 */
@NullMarked
package dev.rescind.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
