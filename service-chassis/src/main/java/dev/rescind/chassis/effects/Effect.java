package dev.rescind.chassis.effects;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A call to the outside world that was decided.
 *
 * @param id what makes it one; submitting it twice is submitting it once
 * @param kind which handler makes the call
 * @param payload what the handler needs to know; ids and amounts, no personal data
 * @param attempt counts from 1; above 1 the outcome of an earlier attempt may be unknown
 * @param submittedAt UTC
 */
public record Effect(String id, String kind, JsonNode payload, int attempt, Instant submittedAt) {}
