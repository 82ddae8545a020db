/**
 * The story of a case as it happens, as server-sent events. What is part of it, and who may see the
 * case, is decided in the case.
 */
@NullMarked
package dev.rescind.cancellation.stream;

import org.jspecify.annotations.NullMarked;
