package dev.rescind.events;

/**
 * What a cancellation says about those concerned.
 *
 * @param fault whose fault it is
 * @param cause the class of its cause
 * @param counts whether it counts in the rates at all
 */
public record Bearing(Fault fault, CauseClass cause, boolean counts) {}
