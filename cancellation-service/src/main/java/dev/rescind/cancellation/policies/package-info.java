/**
 * Which versions of which policies are published. What they say is decided in {@code
 * cancellation-policy}.
 */
@NullMarked
package dev.rescind.cancellation.policies;

import org.jspecify.annotations.NullMarked;
