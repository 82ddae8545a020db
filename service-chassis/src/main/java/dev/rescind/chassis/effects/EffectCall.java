package dev.rescind.chassis.effects;

import dev.rescind.chassis.tracing.TraceParent;
import dev.rescind.chassis.tracing.Traced;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.chassis.tracing.Tracing.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one call, in the trace in which it was decided, and has its outcome recorded there.
 *
 * @param handlers by kind of effect
 */
record EffectCall(Map<String, EffectHandler> handlers, Tracing tracing) {

  EffectCall {
    handlers = Map.copyOf(handlers);
  }

  EffectOutcome make(Effect effect) {
    EffectHandler handler = handlers.get(effect.kind());
    if (handler == null) {
      return EffectOutcome.again(effect.attempt(), "nobody handles " + effect.kind());
    }
    Optional<String> correlation = Optional.ofNullable(effect.trace().correlation());
    try (Traced span = tracing.begin(Kind.CLIENT, effect.kind(), effect.trace().parent())) {
      span.note("rescind.effect.attempt", String.valueOf(effect.attempt()));
      return switch (span.during(correlation, () -> handler.perform(effect))) {
        case EffectOutcome.Done done -> recordedIn(span, correlation, done);
        case EffectOutcome.Again again -> {
          span.note("rescind.effect.problem", again.problem());
          yield again;
        }
      };
    }
  }

  private static EffectOutcome recordedIn(
      Traced span, Optional<String> correlation, EffectOutcome.Done done) {
    return new EffectOutcome.Done(() ->
        TraceParent.during(
            span.traceParent(),
            correlation,
            () -> {
              done.recording().run();
              return done;
            }));
  }
}
