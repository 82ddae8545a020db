package dev.rescind.system;

import dev.rescind.demo.Demo;
import dev.rescind.demo.DemoTarget;
import dev.rescind.standalone.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A short day of the sample marketplace, played once for all tests that look at what came of it.
 */
final class SampleDay {

  /** Enough of today that every business goes through all of its plots. */
  private static final int TODAY = 160;

  private static final int PAST = 200;

  private static @Nullable SampleDay played;

  private final String said;

  private SampleDay(String said) {
    this.said = said;
  }

  /** Plays it, if nobody has. */
  static synchronized SampleDay in(Platform platform) throws InterruptedException {
    if (played == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new Demo(
              target(platform),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              Clock.systemUTC(),
              pause -> {})
          .play(PAST, TODAY);
      played = new SampleDay(out.toString(StandardCharsets.UTF_8));
    }
    return played;
  }

  /** What its player told meanwhile. */
  String said() {
    return said;
  }

  private static DemoTarget target(Platform platform) {
    Parts parts = platform.parts();
    return new DemoTarget(
        parts.bootstrapServers(),
        parts.address("cancellation-service"),
        parts.address("refund-service"),
        parts.address("reporting-service"),
        customer -> parts.token(Role.CUSTOMER, customer),
        merchant -> parts.token(Role.MERCHANT, merchant),
        () -> parts.token(Role.SUPPORT, "demo"),
        () -> parts.token(Role.ARBITER, "demo"),
        () -> parts.token(Role.OPS, "demo"),
        () -> parts.token(Role.ANALYST, "demo"));
  }
}
