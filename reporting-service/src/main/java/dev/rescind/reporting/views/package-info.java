/**
 * What analysts see, and as of when. Decided here: which views there are, and how an instant of the
 * past is asked. Not decided here: what is counted, and who may ask.
 */
@NullMarked
package dev.rescind.reporting.views;

import org.jspecify.annotations.NullMarked;
