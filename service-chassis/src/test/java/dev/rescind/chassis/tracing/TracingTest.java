package dev.rescind.chassis.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rescind.chassis.testing.CollectedSpan;
import dev.rescind.chassis.testing.SpanCollector;
import dev.rescind.chassis.tracing.Tracing.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";

  @AutoClose private final SpanCollector collector = new SpanCollector();
  @AutoClose private final Tracing tracing = Tracing.to(collector.endpoint(), "rig", 100);

  @Test
  void aSpanFollowsItsParentAndIsFollowedByWhatCarriesItsContext() {
    String inner;
    try (Traced outer = tracing.begin(Kind.SERVER, "POST", CALLER)) {
      inner =
          outer.during(
              Optional.empty(),
              () -> {
                try (Traced decided =
                    tracing.begin(Kind.INTERNAL, "decide", TraceParent.current())) {
                  return decided.during(
                      Optional.of("case-1"),
                      () -> {
                        Traced.isFor("case-1");
                        return String.valueOf(TraceParent.current());
                      });
                }
              });
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> collector.trace(TRACE).size() == 2);
    CollectedSpan decided = named("decide");
    CollectedSpan answered = named("POST");
    assertThat(answered.parent()).isEqualTo("b7ad6b7169203331");
    assertThat(decided.parent()).isEqualTo(answered.spanId());
    assertThat(inner).isEqualTo("00-" + TRACE + "-" + decided.spanId() + "-01");
    assertThat(List.of(decided, answered))
        .allSatisfy(span -> {
          assertThat(span.attributes()).containsEntry(Traced.CASE, "case-1");
          assertThat(span.service()).isEqualTo("rig");
        });
    assertThat(TraceParent.current()).isNull();
    assertThat(TraceParent.correlation()).isNull();
  }

  private CollectedSpan named(String name) {
    return collector.trace(TRACE).stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCallerWhoDoesNotWantATraceGetsNone() {
    String unsampled = CALLER.substring(0, CALLER.length() - 1) + "0";
    try (Traced unwanted = tracing.begin(Kind.SERVER, "unwanted", unsampled);
        Traced wanted = tracing.begin(Kind.SERVER, "wanted", CALLER)) {
      assertThat(unwanted.traceParent()).startsWith("00-" + TRACE).endsWith("-00");
      assertThat(wanted.traceParent()).startsWith("00-" + TRACE).endsWith("-01");
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> !collector.trace(TRACE).isEmpty());
    assertThat(collector.trace(TRACE)).extracting(CollectedSpan::name).containsExactly("wanted");
  }

  @Test
  void whatIsNoTraceContextBeginsATraceOfItsOwn() {
    try (Traced fresh = tracing.begin(Kind.SERVER, "fresh", "00-nonsense")) {
      assertThat(fresh.traceParent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }
  }

  @Test
  void whileItIsOffAContextIsHandedOnAsItCame() {
    Tracing off = Tracing.off();
    try (Traced work = off.begin(Kind.SERVER, "work", CALLER);
        Traced nothing = off.begin(Kind.SERVER, "work", null)) {
      assertThat(off.isOn()).isFalse();
      assertThat(work.traceParent()).isEqualTo(CALLER);
      assertThat(nothing.traceParent()).isNull();
      assertThatThrownBy(() ->
              work.during(
                  Optional.of("case-1"),
                  () -> {
                    throw new IllegalStateException("as scripted");
                  }))
          .hasMessage("as scripted");
    }
    assertThat(TraceParent.current()).isNull();
  }
}
