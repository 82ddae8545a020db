/**
 * How people can be reached, as upstream last published it. Decided here: that nothing of a person
 * is kept once it is erased; not decided here: whether and about what anybody is told.
 */
@NullMarked
package dev.rescind.notification.contacts;

import org.jspecify.annotations.NullMarked;
