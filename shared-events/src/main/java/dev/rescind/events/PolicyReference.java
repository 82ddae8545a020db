package dev.rescind.events;

/**
 * The version of a policy that decided something. A case keeps it for ever.
 *
 * @param version counts from 1
 */
public record PolicyReference(PolicyId policyId, int version) {}
