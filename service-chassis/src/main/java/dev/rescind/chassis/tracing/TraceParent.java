package dev.rescind.chassis.tracing;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The W3C trace context of what the thread is doing, also in every log line. */
public final class TraceParent {

  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
  private static final String MDC_TRACE = "traceId";
  private static final String MDC_CORRELATION = "correlationId";
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();
  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceParent() {}

  /** The trace context of this thread, if there is one. */
  public static @Nullable String current() {
    return CURRENT.get();
  }

  /**
   * Runs the work in the trace and for the case that a record names; nothing is made up where it
   * names none.
   *
   * @param correlation id of the case
   */
  public static void during(@Nullable String given, Optional<String> correlation, Runnable work) {
    if (given != null && FORM.matcher(given).matches()) {
      begin(given);
    }
    correlation.ifPresent(id -> MDC.put(MDC_CORRELATION, id));
    try {
      work.run();
    } finally {
      end();
      MDC.remove(MDC_CORRELATION);
    }
  }

  /** Runs on in the given trace, or in a new one where none is given or it is malformed. */
  static String begin(@Nullable String given) {
    String trace = given != null && FORM.matcher(given).matches() ? given : fresh();
    CURRENT.set(trace);
    MDC.put(MDC_TRACE, trace.substring(3, 35));
    return trace;
  }

  static void end() {
    CURRENT.remove();
    MDC.remove(MDC_TRACE);
  }

  private static String fresh() {
    byte[] ids = new byte[24];
    RANDOM.nextBytes(ids);
    HexFormat hex = HexFormat.of();
    return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
  }
}
