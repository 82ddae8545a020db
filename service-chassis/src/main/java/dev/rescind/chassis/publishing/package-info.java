/**
 * From the event store to Kafka: stored bytes as CloudEvents, in store order, pushed on commit. Not
 * decided here: what is published; that is whatever was stored.
 */
@NullMarked
package dev.rescind.chassis.publishing;

import org.jspecify.annotations.NullMarked;
