/** Slots decided alone, and slots as the whole service keeps them. */
@NullMarked
package dev.rescind.availability.slots;

import org.jspecify.annotations.NullMarked;
