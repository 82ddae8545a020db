package dev.rescind.reporting.views;

import dev.rescind.reporting.store.Session;
import dev.rescind.reporting.store.StoredInstant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a session see every view as it was at an instant, under the name that the view has today.
 */
public final class AsOf {

  private AsOf() {}

  /**
   * @param instant UTC; the present where absent
   */
  public static Session in(Session session, @Nullable Instant instant) {
    if (instant != null) {
      for (String view : Views.names()) {
        session.execute(
            "create temp view %1$s as from %1$s_as_of(timestamp '%2$s')"
                .formatted(view, StoredInstant.text(instant)));
      }
    }
    return session;
  }
}
