/**
 * The analytics database, one DuckDB file with one writer. Decided here: its tables, what one
 * transaction is, and what a connection may reach. Not decided here: what the rows mean.
 */
@NullMarked
package dev.rescind.reporting.store;

import org.jspecify.annotations.NullMarked;
