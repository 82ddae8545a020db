package dev.rescind.chassis.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WatchedExporterTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(WatchedExporter.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Collector collector = new Collector();
  private final WatchedExporter exporter = new WatchedExporter(collector, "http://collector");

  @BeforeEach
  void listen() {
    said.start();
    logger.addAppender(said);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(said);
  }

  @Test
  void nothingIsSaidWhileSpansArrive() {
    send(3);

    assertThat(said.list).isEmpty();
  }

  @Test
  void itIsSaidOnceThatTheyDoNotAndOnceThatTheyDoAgain() {
    collector.away = true;
    send(5);
    collector.away = false;
    send(5);

    assertThat(said.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.INFO);
    assertThat(said.list.getFirst().getFormattedMessage()).contains("http://collector");
  }

  @Test
  void aCollectorThatGoesAwayAgainIsToldOfAgain() {
    collector.away = true;
    send(1);
    collector.away = false;
    send(1);
    collector.away = true;
    send(2);

    assertThat(said.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.INFO, Level.WARN);
  }

  private void send(int times) {
    for (int time = 0; time < times; time++) {
      exporter.export(List.of());
    }
  }

  private static final class Collector implements SpanExporter {

    private boolean away;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return away ? CompletableResultCode.ofFailure() : CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
