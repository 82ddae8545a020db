package dev.rescind.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.rescind.events.Money;
import java.util.Map;
import java.util.Optional;

/**
 * One price for each of some currencies; in others there is none, as nothing is converted.
 *
 * @param byCurrency minor units, not negative, by ISO 4217 code
 */
public record Prices(@JsonValue Map<String, Long> byCurrency) {

  static final Prices NONE = new Prices(Map.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Prices {
    byCurrency = Map.copyOf(byCurrency);
  }

  /** The price in a currency, if it has one. */
  public Optional<Money> in(String currency) {
    return Optional.ofNullable(byCurrency.get(currency)).map(price -> new Money(price, currency));
  }

  /** Minor units; zero where there is no price. */
  long orZero(String currency) {
    return byCurrency.getOrDefault(currency, 0L);
  }
}
