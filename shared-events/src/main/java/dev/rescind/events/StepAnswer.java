package dev.rescind.events;

import java.time.Instant;

/**
 * The answer to one step of a settlement.
 *
 * @param answeredBy id of the event that answered it
 * @param answeredAt when the owner of the step answered, UTC
 */
public record StepAnswer(
    StepId stepId, StepOutcome outcome, String answeredBy, Instant answeredAt) {}
