package dev.rescind.cancellation.policies;

import dev.rescind.events.PolicyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A draft as the API shows it.
 *
 * @param number counts the drafts of the policy from 1
 * @param version the version that it would be published as
 * @param publishedAt UTC; absent while it is not
 * @param document absent in a list
 */
record DraftResource(
    PolicyId policyId,
    int number,
    int version,
    @Nullable String title,
    Instant effectiveFrom,
    String writtenBy,
    Instant writtenAt,
    @Nullable Instant publishedAt,
    @Nullable JsonNode document) {

  static DraftResource listed(Drafts.Draft draft) {
    return of(draft, null);
  }

  static DraftResource whole(Drafts.Draft draft) {
    return of(draft, draft.policy().document());
  }

  private static DraftResource of(Drafts.Draft draft, @Nullable JsonNode document) {
    return new DraftResource(
        draft.policy().policyId(),
        draft.number(),
        draft.policy().version(),
        draft.policy().title(),
        draft.policy().effectiveFrom(),
        draft.writtenBy(),
        draft.writtenAt(),
        draft.publishedAt(),
        document);
  }
}
