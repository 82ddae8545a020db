package dev.rescind.policy;

import dev.rescind.policy.InvalidPolicyException.Violation;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether prices, wherever in a document they are, are in currencies that exist. */
final class CurrencyConsistency {

  private static final Set<String> PRICES =
      Set.of("fee", "feePerUnit", "valueAbove", "valueUpTo", "atMost");

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private CurrencyConsistency() {}

  static List<Violation> violations(JsonNode document) {
    return below("", document).toList();
  }

  private static Stream<Violation> below(String place, JsonNode node) {
    Stream<Violation> elements =
        node.isArray()
            ? IntStream.range(0, node.size())
                .boxed()
                .flatMap(i -> below(place + "/" + i, node.path(i)))
            : Stream.empty();
    Stream<Violation> fields =
        node.propertyStream()
            .flatMap(field -> {
              String there = place + "/" + field.getKey();
              return PRICES.contains(field.getKey())
                  ? prices(there, field.getValue())
                  : below(there, field.getValue());
            });
    return Stream.concat(elements, fields);
  }

  private static Stream<Violation> prices(String place, JsonNode prices) {
    return prices
        .propertyStream()
        .filter(price -> !CURRENCIES.contains(price.getKey()))
        .map(price -> new Violation(place + "/" + price.getKey(), "must be an ISO 4217 code"));
  }
}
