/**
 * Publishes upstream events as an order system does: CloudEvents, to the topic that each belongs
 * to, with ids that stay the same when a thing is told again. What is told is decided elsewhere.
 */
@NullMarked
package dev.rescind.upstream;

import org.jspecify.annotations.NullMarked;
