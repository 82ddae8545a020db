package dev.rescind.events;

import org.jspecify.annotations.Nullable;

/**
 * The party who asks for a cancellation.
 *
 * @param id the customer's or merchant's id; absent where the platform asks
 */
public record Requester(Party party, @Nullable String id) {}
