package dev.rescind.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A record and its schema say the same: names, forms and what has to be there, all the way down.
 */
class SchemaRecordAgreementTest {

  private static final Map<Class<?>, String> SCALARS =
      Map.of(
          String.class, "string",
          ZoneId.class, "string",
          Instant.class, "string date-time",
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          boolean.class, "boolean",
          JsonNode.class, "object");

  private final Map<String, String> forms = new TreeMap<>();
  private final Set<String> required = new TreeSet<>();

  static List<Class<? extends RescindEvent>> events() {
    return EventCatalogue.standard().events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void theSchemaHasTheComponentsOfTheRecord(Class<?> event) {
    components("", event);

    JsonNode schema = EventSchemas.load(EventCatalogue.typeOf(event));
    assertThat(SchemaTree.forms(schema)).isEqualTo(forms);
    assertThat(SchemaTree.required(schema)).isEqualTo(required);
    assertThat(schema.get("title").asString()).isEqualTo(event.getSimpleName());
    assertThat(schema.get("$id").asString())
        .isEqualTo(EventSchemas.BASE + EventSchemas.fileName(EventCatalogue.typeOf(event)));
  }

  private void components(String path, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path + "." + component.getName();
      describe(name, component.getGenericType());
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(name);
      }
    }
  }

  private void describe(String path, Type type) {
    switch (type) {
      case ParameterizedType list when list.getRawType() == List.class -> {
        forms.put(path, "array");
        describe(path + "[]", list.getActualTypeArguments()[0]);
      }
      case ParameterizedType map -> {
        assertThat(map.getRawType()).isEqualTo(Map.class);
        forms.put(path, "object");
      }
      case Class<?> plain -> describeClass(path, plain);
      default -> throw new AssertionError("no form for " + type + " at " + path);
    }
  }

  private void describeClass(String path, Class<?> type) {
    if (SCALARS.containsKey(type)) {
      forms.put(path, SCALARS.get(type));
    } else if (type.isEnum()) {
      forms.put(path, "string " + constants(type));
    } else if (isId(type)) {
      forms.put(path, "string");
    } else if (type.isSealed()) {
      describeKinds(path, type);
    } else {
      forms.put(path, "object");
      components(path, type);
    }
  }

  private void describeKinds(String path, Class<?> type) {
    JsonSubTypes.Type[] kinds = type.getAnnotation(JsonSubTypes.class).value();
    String field = type.getAnnotation(JsonTypeInfo.class).property();
    assertThat(Stream.of(kinds).map(JsonSubTypes.Type::value))
        .containsExactlyInAnyOrder(type.getPermittedSubclasses());
    forms.put(path, "one of " + Stream.of(kinds).map(JsonSubTypes.Type::name).sorted().toList());
    for (JsonSubTypes.Type kind : kinds) {
      String branch = path + "(" + kind.name() + ")";
      forms.put(branch, "object");
      forms.put(branch + "." + field, "always " + kind.name());
      required.add(branch + "." + field);
      components(branch, kind.value());
    }
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining("|"));
  }

  private static boolean isId(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents())
            .anyMatch(part -> part.getAccessor().isAnnotationPresent(JsonValue.class));
  }
}
