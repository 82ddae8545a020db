/**
 * Events of aggregates, kept in the service's own Postgres by Axon's JDBC engine. Decided here: how
 * events are stored and loaded, and what one transaction spans. Not decided here: what happens.
 */
@NullMarked
package dev.rescind.chassis.eventstore;

import org.jspecify.annotations.NullMarked;
