package dev.rescind.chassis.failures;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * A few tries, with pauses that grow, for what another writer or a short hiccup may have caused.
 */
public final class Attempts {

  private final RetryTemplate template;

  /**
   * So many tries after the first.
   *
   * @param worthIt which failures another try may heal; any other is thrown at once
   */
  public Attempts(int retries, Predicate<Throwable> worthIt) {
    template =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(retries)
                .delay(Duration.ofMillis(20))
                .multiplier(2)
                .jitter(Duration.ofMillis(15))
                .maxDelay(Duration.ofMillis(500))
                .predicate(worthIt)
                .build());
  }

  /**
   * Does the work until it succeeds or the tries are used up.
   *
   * @throws RuntimeException what the last try threw
   */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /**
   * Does the work until it succeeds or the tries are used up, and answers what it answers.
   *
   * @throws RuntimeException what the last try threw
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    try {
      return template.<T>execute(work::get);
    } catch (RetryException e) {
      throw e.getCause() instanceof RuntimeException last ? last : new IllegalStateException(e);
    }
  }
}
