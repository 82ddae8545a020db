package dev.rescind.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * The rule that some bytes broke, in words of this language. Jackson's own messages quote the value
 * that stood there, so none of them is passed on.
 */
final class BrokenRule {

  /** How Jackson begins to say that a required component is not there; it has no type for it. */
  private static final String MISSING = "Missing required creator property";

  private static final String WHOLE_NUMBER = "a whole number in range";

  private static final Map<Class<?>, String> FORMS =
      Map.of(
          String.class, "a string",
          int.class, WHOLE_NUMBER,
          long.class, WHOLE_NUMBER,
          Integer.class, WHOLE_NUMBER,
          boolean.class, "true or false",
          Instant.class, "an instant such as 2026-01-31T12:00:00Z",
          ZoneId.class, "an IANA time zone");

  private BrokenRule() {}

  static String of(JacksonException broken) {
    return switch (broken) {
      case ValueInstantiationException refused -> ofConstructor(refused.getCause());
      case InvalidTypeIdException kind -> ofKind(kind.getBaseType().getRawClass());
      case InvalidNullException ignored -> "must not be null";
      case MismatchedInputException mismatch
          when mismatch.getOriginalMessage().startsWith(MISSING) ->
          "must be present";
      case MismatchedInputException mismatch -> ofForm(mismatch.getTargetType());
      case InputCoercionException ignored -> ofForm(long.class);
      case DatabindException ignored -> "must have the form that the schema gives";
      default -> "must be well-formed JSON" + where(broken.getLocation());
    };
  }

  /** The constructors of this package name the field and the rule and quote nothing. */
  private static String ofConstructor(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException rule && rule.getMessage() != null
        ? rule.getMessage()
        : "must have the form that the schema gives";
  }

  private static String ofKind(Class<?> base) {
    JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes kinds = base.getAnnotation(JsonSubTypes.class);
    return info == null || kinds == null
        ? "must be an object"
        : info.property() + " " + oneOf(Stream.of(kinds.value()).map(JsonSubTypes.Type::name));
  }

  private static String ofForm(@Nullable Class<?> target) {
    if (target != null && target.isEnum()) {
      return oneOf(Stream.of(target.getEnumConstants()).map(Object::toString));
    }
    return "must be " + (target == null ? "an object" : formOf(target));
  }

  private static String formOf(Class<?> target) {
    if (Collection.class.isAssignableFrom(target)) {
      return "a list";
    }
    return isId(target) ? "a string" : FORMS.getOrDefault(target, "an object");
  }

  private static boolean isId(Class<?> target) {
    return target.isRecord()
        && Stream.of(target.getRecordComponents())
            .anyMatch(part -> part.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static String oneOf(Stream<String> names) {
    return names.collect(Collectors.joining(", ", "must be one of ", ""));
  }

  private static String where(@Nullable TokenStreamLocation at) {
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
