package dev.rescind.policy;

import dev.rescind.events.EventJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The reasons that every policy can refer to by code, and what other platforms call them. Its data
 * is {@code reasons.yaml}. Immutable.
 */
public final class ReasonCatalogue {

  private static final ReasonCatalogue STANDARD = new ReasonCatalogue(PolicyFiles.reasons());

  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private final Map<String, Platform> platforms = new LinkedHashMap<>();

  private ReasonCatalogue(JsonNode document) {
    for (JsonNode entry : document.path("reasons")) {
      Reason reason = ReasonEntry.of(entry).in(Map.of());
      reasons.put(reason.code(), reason);
    }
    document
        .path("platforms")
        .forEachEntry((key, platform) ->
            platforms.put(key, EventJson.mapper().treeToValue(platform, Platform.class)));
  }

  /** The catalogue that comes with the product. */
  public static ReasonCatalogue standard() {
    return STANDARD;
  }

  /** Every reason, in the order of the file. */
  public List<Reason> all() {
    return List.copyOf(reasons.values());
  }

  public Optional<Reason> find(String code) {
    return Optional.ofNullable(reasons.get(code));
  }

  /** The platforms that the reasons are mapped to, by key such as {@code shopify}. */
  public Map<String, Platform> platforms() {
    return Collections.unmodifiableMap(platforms);
  }

  /**
   * What another platform calls a reason: one of its codes, or the English label where it takes
   * free text; empty where it has nothing for it.
   *
   * @throws IllegalArgumentException if the platform is not in the catalogue
   */
  public Optional<String> elsewhere(Reason reason, String platform) {
    Platform known = platforms.get(platform);
    if (known == null) {
      throw new IllegalArgumentException("platform must be one of " + platforms.keySet());
    }
    return known.takesText()
        ? Optional.of(reason.label())
        : Optional.ofNullable(reason.elsewhere().get(platform));
  }

  Map<String, Reason> byCode() {
    return Collections.unmodifiableMap(reasons);
  }

  /**
   * Another platform with reasons for cancelling.
   *
   * @param codes all codes that it has; absent where it has none
   * @param freeText whether it takes any text instead
   */
  public record Platform(String title, @Nullable List<String> codes, @Nullable Boolean freeText) {

    boolean takesText() {
      return Boolean.TRUE.equals(freeText);
    }
  }
}
