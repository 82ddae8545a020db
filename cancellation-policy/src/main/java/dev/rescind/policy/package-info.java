/**
 * The business's rules for cancelling, as a versioned document, and the one pure function that
 * applies them: may this be cancelled, what goes back, and why. Not decided here: whose request it
 * is, which quantities are still free, and what is done about the answer.
 */
@NullMarked
package dev.rescind.policy;

import org.jspecify.annotations.NullMarked;
