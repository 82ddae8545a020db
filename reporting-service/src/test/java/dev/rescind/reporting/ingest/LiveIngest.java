package dev.rescind.reporting.ingest;

import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.reporting.generations.Generations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The live analytics of a test, read from the tests' broker. */
public final class LiveIngest implements AutoCloseable {

  private static final IngestProperties QUICK =
      new IngestProperties(
          5_000, Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(400));

  private final LogReaders logs =
      new LogReaders(Map.of("bootstrap.servers", RealInfrastructure.bootstrapServers()), QUICK);
  private final IngestState state = new IngestState();
  private final IngestLoop loop;

  public LiveIngest(Generations generations) {
    loop =
        new IngestLoop(
            logs,
            BatchWriter.continuing(generations.liveStore(), Clock.systemUTC()),
            state,
            new IngestMetrics(new SimpleMeterRegistry(), state, Clock.systemUTC()),
            QUICK,
            Clock.systemUTC());
    loop.start();
  }

  /** The log of a broker that is not there. */
  public static LogReaders away() {
    return new LogReaders(Map.of("bootstrap.servers", "127.0.0.1:1"), QUICK);
  }

  public LogReaders logs() {
    return logs;
  }

  public IngestLoop loop() {
    return loop;
  }

  @Override
  public void close() {
    loop.stop();
  }
}
