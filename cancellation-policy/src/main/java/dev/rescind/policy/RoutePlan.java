package dev.rescind.policy;

import dev.rescind.events.Party;
import dev.rescind.events.Route;
import dev.rescind.events.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who decides a request, and until when.
 *
 * @param awaited whose answer it waits for; absent if the policy decides at once
 * @param respondBy the last instant for the answer, UTC; absent if there is none
 * @param remindAt when who is awaited is reminded, UTC, earliest first; each after the request and
 *     before the deadline
 * @param silence what it means that nobody answered by then; there if and only if the deadline is
 */
public record RoutePlan(
    Route route,
    @Nullable Party awaited,
    @Nullable Instant respondBy,
    List<Instant> remindAt,
    @Nullable Silence silence) {

  public RoutePlan {
    remindAt = List.copyOf(remindAt);
  }

  /** The policy decides at once. */
  static RoutePlan automatic() {
    return new RoutePlan(Route.AUTOMATIC, null, null, List.of(), null);
  }

  /** The platform decides when it gets to it. */
  static RoutePlan platform() {
    return new RoutePlan(Route.PLATFORM, Party.PLATFORM, null, List.of(), null);
  }
}
