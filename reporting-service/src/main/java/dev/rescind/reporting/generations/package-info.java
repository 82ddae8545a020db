/**
 * The generations of the analytics: databases beside one another, one of which is live. Decided
 * here: where each lies, which one answers, and when one may go. Not decided here: how one is
 * filled, and whether it is right.
 */
@NullMarked
package dev.rescind.reporting.generations;

import org.jspecify.annotations.NullMarked;
