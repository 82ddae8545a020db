/**
 * Which versions of which policies are published, which are being written, and what people may read
 * of them. What they say is decided in {@code cancellation-policy}.
 */
@NullMarked
package dev.rescind.cancellation.policies;

import org.jspecify.annotations.NullMarked;
