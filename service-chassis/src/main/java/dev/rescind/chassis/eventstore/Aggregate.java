package dev.rescind.chassis.eventstore;

/**
 * Tells the chassis of an aggregate; a service declares one bean for each.
 *
 * @param type the class with the command handlers
 */
public record Aggregate<T>(Class<T> type) {}
