package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.tracing.TraceParent;
import dev.rescind.chassis.tracing.Traced;
import dev.rescind.chassis.tracing.Tracing;
import dev.rescind.chassis.tracing.Tracing.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/** Sends commands to the aggregates, in the unit of work that runs or in one of their own. */
public final class Commands {

  private final CommandBus bus;
  private final UnitsOfWork units;
  private final PostgresEventStorage storage;
  private final Tracing tracing;

  Commands(CommandBus bus, UnitsOfWork units, PostgresEventStorage storage, Tracing tracing) {
    this.bus = bus;
    this.units = units;
    this.storage = storage;
    this.tracing = tracing;
  }

  /**
   * Reads the streams of aggregates that the running unit of work will send commands to, with one
   * query; for reactions that cannot tell from the event alone.
   */
  public void ahead(Collection<String> streamIds) {
    storage.prefetch(streamIds);
  }

  /**
   * Sends a command.
   *
   * @throws RuntimeException what the aggregate threw; the unit of work is taken back
   */
  public void send(Object command, Cause cause) {
    units.call(() -> traced(command, cause));
  }

  /**
   * Sends a command and answers what the aggregate answers.
   *
   * @throws RuntimeException what the aggregate threw; the unit of work is taken back
   */
  public <R> R ask(Class<R> answer, Object command, Cause cause) {
    Object answered = units.call(() -> traced(command, cause));
    return answer.cast(Objects.requireNonNull(answered));
  }

  /** In the trace that led to it: of the cause, or where it knows of none, of the thread. */
  private @Nullable Object traced(Object command, Cause cause) {
    String parent = cause.traceParent() == null ? TraceParent.current() : cause.traceParent();
    try (Traced span =
        tracing.begin(Kind.INTERNAL, "decide " + command.getClass().getSimpleName(), parent)) {
      return span.during(Optional.empty(), () -> dispatch(command, cause.in(span.traceParent())));
    }
  }

  private @Nullable Object dispatch(Object command, Cause cause) {
    AtomicReference<@Nullable CommandResultMessage<?>> answer = new AtomicReference<>();
    bus.dispatch(
        new GenericCommandMessage<>(command, metadata(cause)),
        (sent, result) -> answer.set(result));
    CommandResultMessage<?> result = answer.get();
    if (result == null) {
      throw new IllegalStateException("the command bus has to answer in the sender's thread");
    }
    if (result.isExceptional()) {
      throw Failures.unchecked(result.exceptionResult());
    }
    return result.getPayload();
  }

  private static Map<String, String> metadata(Cause cause) {
    Map<String, String> metadata = new HashMap<>();
    if (cause.eventId() != null) {
      metadata.put(Cause.CAUSATION_ID, cause.eventId());
    }
    if (cause.traceParent() != null) {
      metadata.put(Cause.TRACE_PARENT, cause.traceParent());
    }
    return metadata;
  }
}
