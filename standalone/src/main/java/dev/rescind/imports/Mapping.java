package dev.rescind.imports;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a file become orders and what became of them. The file is described in {@code
 * docs/import.md}.
 *
 * @param source name of the system that the rows come from; part of every id
 * @param mode what is meant where the command does not say it
 * @param separator between columns; absent, a comma
 * @param zone of the place: local times of the file and days of its appointments
 * @param currency ISO 4217, of every amount
 * @param policy path of the policy that the rows are judged by, relative to the mapping
 */
record Mapping(
    String source,
    ImportMode mode,
    @Nullable String separator,
    ZoneId zone,
    String currency,
    @Nullable String policy,
    Order order,
    Payment payment,
    Outcomes outcomes) {

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * @throws IllegalArgumentException if the source is no name, the separator more than a character,
   *     or the currency unknown
   */
  Mapping {
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "source must be up to 64 lower-case letters, digits and hyphens");
    }
    if (separator != null && separator.length() != 1) {
      throw new IllegalArgumentException("separator must be one character");
    }
    Currency.getInstance(currency);
  }

  /**
   * What was sold.
   *
   * @param id column that names the row, once in the file; also the order's id
   * @param quantity absent, 1
   */
  record Order(
      String id,
      Template merchant,
      Template customer,
      Template product,
      @Nullable Template category,
      @Nullable String quantity,
      Amount amount,
      Moment placedAt,
      @Nullable Slot slot) {}

  /** The appointment that the order holds. */
  record Slot(Template id, Moment start, Moment end) {}

  /**
   * How it was paid.
   *
   * @param prepaid whether every order was paid in full when it was placed
   * @param method the tender; needed where prepaid
   */
  record Payment(boolean prepaid, @Nullable String method) {

    Payment {
      if (prepaid && method == null) {
        throw new IllegalArgumentException("method must be there where prepaid is true");
      }
    }
  }

  /**
   * What became of it.
   *
   * @param values what each value of the column means; a value that is not named is refused
   */
  record Outcomes(String column, Map<String, Outcome> values) {

    Outcomes {
      values = Map.copyOf(values);
    }
  }

  /** Every column that the file has to have. */
  List<String> columns() {
    Stream<Template> templates =
        Stream.of(order.merchant, order.customer, order.product, order.category);
    Stream<String> plain =
        Stream.of(order.id, order.quantity, order.amount.column(), outcomes.column);
    Stream<Moment> moments = Stream.of(order.placedAt);
    if (order.slot != null) {
      templates = Stream.concat(templates, Stream.of(order.slot.id));
      moments = Stream.concat(moments, Stream.of(order.slot.start, order.slot.end));
    }
    templates = Stream.concat(templates, outcomes.values.values().stream().map(Outcome::reason));
    moments = Stream.concat(moments, outcomes.values.values().stream().map(Outcome::at));
    return Stream.of(
            plain.filter(Objects::nonNull),
            templates.filter(Objects::nonNull).flatMap(template -> template.columns().stream()),
            moments.filter(Objects::nonNull).map(Moment::column))
        .flatMap(columns -> columns)
        .distinct()
        .toList();
  }
}
