package dev.rescind.policy;

import dev.rescind.events.Party;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reason that a policy accepts.
 *
 * @param label what people read
 * @param requesters who may give it
 * @param needsText whether the person has to say more in own words
 * @param refund what goes back whatever the tier; absent where the tiers decide
 */
public record Reason(
    String code, String label, Set<Party> requesters, boolean needsText, @Nullable Percent refund) {

  public Reason {
    requesters = Set.copyOf(requesters);
  }
}
