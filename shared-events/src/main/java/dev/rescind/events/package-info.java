/**
 * The published language: every event that travels between services, as a record, and how it is
 * written as JSON. Decided here: names, fields and their meaning. Not decided here: when an event
 * happens; that is the business of the service that owns its topic.
 */
@NullMarked
package dev.rescind.events;

import org.jspecify.annotations.NullMarked;
