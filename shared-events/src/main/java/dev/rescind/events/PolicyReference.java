package dev.rescind.events;

/**
 * The version of a policy that decided something. A case keeps it for ever.
 *
 * @param version counts from 1
 */
public record PolicyReference(PolicyId policyId, int version) {
  /**
   * @throws IllegalArgumentException if the version is below one
   */
  public PolicyReference {
    Bound.atLeast(1, "version", version);
  }
}
