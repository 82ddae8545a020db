/**
 * A slot from the first place sold to the last one released: its aggregate, what it reacts to, its
 * view and its API. Decided here: that a place is never released twice nor more than was reserved;
 * not decided here: whether upstream may sell more places than there are, which it does and which
 * is shown.
 */
@NullMarked
package dev.rescind.availability.slots;

import org.jspecify.annotations.NullMarked;
