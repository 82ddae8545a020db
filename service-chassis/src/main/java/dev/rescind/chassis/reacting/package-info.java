/**
 * From Kafka to commands: batches, the inbox, retries, parked records. Not decided here: what a
 * service does about an event; see its reactions.
 */
@NullMarked
package dev.rescind.chassis.reacting;

import org.jspecify.annotations.NullMarked;
