/** Whether the rules say what the business meant, on both sides of every boundary. */
@NullMarked
package dev.rescind.policy;

import org.jspecify.annotations.NullMarked;
