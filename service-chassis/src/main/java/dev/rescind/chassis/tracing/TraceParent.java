package dev.rescind.chassis.tracing;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** The trace context of this thread, or the given one where there is none. */
  public static @Nullable String currentOr(@Nullable String given) {
    String current = CURRENT.get();
    return current == null ? given : current;
  }

  /** The case that this thread is working for, if it is known. */
  public static @Nullable String correlation() {
    return MDC.get(MDC_CORRELATION);
  }

  /**
   * Runs the work in the trace and for the case that a record names; nothing is made up where it
   * names none. What was current before is so again afterwards.
   *
   * @param correlation id of the case
   */
  public static <T extends @Nullable Object> T during(
      @Nullable String given, Optional<String> correlation, Supplier<T> work) {
    String trace = CURRENT.get();
    String before = correlation();
    if (given != null && isWellFormed(given)) {
      set(given);
    }
    correlation.ifPresent(id -> MDC.put(MDC_CORRELATION, id));
    try {
      return work.get();
    } finally {
      set(trace);
      put(MDC_CORRELATION, before);
    }
  }

  /** Runs on in the given trace, or in a new one where none is given or it is malformed. */
  static String begin(@Nullable String given) {
    String trace = given != null && isWellFormed(given) ? given : fresh();
    set(trace);
    return trace;
  }

  static void end() {
    set(null);
  }

  private static void set(@Nullable String trace) {
    if (trace == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(trace);
    }
    put(MDC_TRACE, trace == null ? null : traceId(trace));
  }

  private static void put(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  static boolean isWellFormed(String given) {
    return FORM.matcher(given).matches();
  }

  static String traceId(String wellFormed) {
    return wellFormed.substring(3, 35);
  }

  static String spanId(String wellFormed) {
    return wellFormed.substring(36, 52);
  }

  static boolean isSampled(String wellFormed) {
    return (Character.digit(wellFormed.charAt(54), 16) & 1) == 1;
  }

  private static String fresh() {
    byte[] ids = new byte[24];
    RANDOM.nextBytes(ids);
    HexFormat hex = HexFormat.of();
    return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
  }
}
