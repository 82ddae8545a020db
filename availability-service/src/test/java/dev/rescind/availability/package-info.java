/** What the service's tests share, and the rules its structure keeps. */
@NullMarked
package dev.rescind.availability;

import org.jspecify.annotations.NullMarked;
