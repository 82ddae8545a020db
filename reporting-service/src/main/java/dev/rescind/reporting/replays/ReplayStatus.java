package dev.rescind.reporting.replays;

import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation of the analytics, and how its replay goes.
 *
 * @param begunAt UTC
 * @param live whether questions are answered from it
 * @param progress absent where this process did not fill it
 */
record ReplayStatus(
    String id,
    Instant begunAt,
    Scope scope,
    boolean live,
    boolean built,
    ReplayProgress.@Nullable Told progress) {

  static ReplayStatus of(
      Generation generation, boolean live, ReplayProgress.@Nullable Told progress) {
    return new ReplayStatus(
        generation.id(),
        generation.begunAt(),
        generation.scope(),
        live,
        generation.isBuilt(),
        progress);
  }
}
