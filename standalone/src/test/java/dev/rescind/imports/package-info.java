/** Whether a row says what its file meant, and whether an import tells all that it left out. */
@NullMarked
package dev.rescind.imports;

import org.jspecify.annotations.NullMarked;
