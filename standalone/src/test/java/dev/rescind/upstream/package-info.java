/** Whether who sends hears why nothing can be sent. */
@NullMarked
package dev.rescind.upstream;

import org.jspecify.annotations.NullMarked;
