package dev.rescind.chassis.reacting;

import java.time.Duration;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * A few tries, with pauses that grow, for what another writer or a short hiccup may have caused.
 */
public final class Attempts {

  private final RetryTemplate template;

  /** So many tries after the first. */
  public Attempts(int retries) {
    template =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(retries)
                .delay(Duration.ofMillis(20))
                .multiplier(2)
                .jitter(Duration.ofMillis(15))
                .maxDelay(Duration.ofMillis(500))
                .predicate(failure -> !Causes.isHopeless(failure))
                .build());
  }

  /**
   * Does the work until it succeeds or the tries are used up.
   *
   * @throws RuntimeException what the last try threw
   */
  public void run(Runnable work) {
    try {
      template.execute(() -> {
        work.run();
        return true;
      });
    } catch (RetryException e) {
      throw e.getCause() instanceof RuntimeException last ? last : new IllegalStateException(e);
    }
  }
}
