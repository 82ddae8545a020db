/**
 * What the tests of every service stand on: a real broker, a real database, tokens, a clock to set.
 */
@NullMarked
package dev.rescind.chassis.testing;

import org.jspecify.annotations.NullMarked;
