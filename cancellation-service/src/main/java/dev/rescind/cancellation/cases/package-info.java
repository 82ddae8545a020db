/**
 * The life of a case: commands, the aggregate that decides, its API and its view. Who answers the
 * steps of a settlement is not decided here.
 */
@NullMarked
package dev.rescind.cancellation.cases;

import org.jspecify.annotations.NullMarked;
