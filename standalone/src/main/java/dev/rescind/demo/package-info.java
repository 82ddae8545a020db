/**
 * A sample marketplace: who sells what to whom, who cancels and why, and what people do about it,
 * always the same for the same seed. What becomes of it is decided by the services, which cannot
 * tell it from a real one.
 */
@NullMarked
package dev.rescind.demo;

import org.jspecify.annotations.NullMarked;
