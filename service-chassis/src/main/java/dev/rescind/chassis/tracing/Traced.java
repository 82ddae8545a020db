package dev.rescind.chassis.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of work that is under way, and its place in a trace. */
public final class Traced implements AutoCloseable {

  /** The attribute that finds everything that was done for a case. */
  public static final String CASE = "rescind.case.id";

  private static final ThreadLocal<@Nullable Traced> INNERMOST = new ThreadLocal<>();

  private final @Nullable Span span;
  private final @Nullable String traceParent;
  private @Nullable Traced outer;

  Traced(@Nullable Span span, @Nullable String traceParent) {
    this.span = span;
    this.traceParent = traceParent;
  }

  /** What follows from this work carries this; the parent's where tracing is off. */
  public @Nullable String traceParent() {
    return traceParent;
  }

  /** Says something of the work. */
  public Traced note(String name, @Nullable String value) {
    if (span != null && value != null) {
      span.setAttribute(name, value);
    }
    return this;
  }

  /** Names the work by what is only known at its end. */
  void rename(String name) {
    if (span != null) {
      span.updateName(name);
    }
  }

  /** It failed; the message may hold what must not leave, so the kind alone is told. */
  public void failed(Throwable failure) {
    if (span != null) {
      span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }
  }

  /**
   * Does the work in its trace.
   *
   * @param correlation id of the case, if it is for one
   */
  public <T extends @Nullable Object> T during(Optional<String> correlation, Supplier<T> work) {
    correlation.ifPresent(id -> note(CASE, id));
    outer = INNERMOST.get();
    INNERMOST.set(this);
    try {
      return TraceParent.during(traceParent, correlation, work);
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    } finally {
      INNERMOST.set(outer);
    }
  }

  /**
   * Makes it what the thread is doing, until {@link #leave}; for where no work can be handed in.
   */
  void enter() {
    outer = INNERMOST.get();
    INNERMOST.set(this);
  }

  void leave() {
    INNERMOST.set(outer);
  }

  /** What the thread is doing turned out to be for this case. */
  public static void isFor(String caseId) {
    for (Traced each = INNERMOST.get(); each != null; each = each.outer) {
      each.note(CASE, caseId);
    }
  }

  /** The work is done. */
  @Override
  public void close() {
    if (span != null) {
      span.end();
    }
  }
}
