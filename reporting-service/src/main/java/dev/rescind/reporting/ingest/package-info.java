/**
 * From every topic into the analytics database, each event exactly once. Decided here: what is
 * read, from where on, what is a duplicate and what is unreadable. Not decided here: what an event
 * means for the tables.
 */
@NullMarked
package dev.rescind.reporting.ingest;

import org.jspecify.annotations.NullMarked;
