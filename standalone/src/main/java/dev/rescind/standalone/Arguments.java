package dev.rescind.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stood on the command line after the command's name. What was not asked for is refused rather
 * than ignored, so that a typing error does not start something else than was meant.
 */
final class Arguments {

  private final List<String> positional = new ArrayList<>();
  private final Set<String> flags = new HashSet<>();
  private final Map<String, String> options = new HashMap<>();

  private Arguments() {}

  /**
   * Takes {@code --name value} and {@code --name=value} alike.
   *
   * @throws Refusal if an option is unknown, repeated, lacks its value, or has one where none
   *     belongs
   */
  static Arguments parse(List<String> words, Command.Form form) {
    Arguments arguments = new Arguments();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.startsWith("--")) {
        arguments.option(word, rest, form);
      } else if (word.startsWith("-") && word.length() > 1) {
        throw unknown(word, form);
      } else {
        arguments.positional.add(word);
      }
    }
    return arguments;
  }

  private void option(String word, Iterator<String> rest, Command.Form form) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (flags.contains(name) || options.containsKey(name)) {
      throw Refusal.misuse(name + " is given twice");
    }
    if (form.flags().contains(name)) {
      if (equals >= 0) {
        throw Refusal.misuse(name + " takes no value");
      }
      flags.add(name);
    } else if (form.options().contains(name)) {
      options.put(name, equals < 0 ? following(name, rest) : word.substring(equals + 1));
    } else {
      throw unknown(name, form);
    }
  }

  private static String following(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw Refusal.misuse(name + " needs a value");
    }
    String value = rest.next();
    if (value.startsWith("--")) {
      throw Refusal.misuse("%s needs a value, but %s follows".formatted(name, value));
    }
    return value;
  }

  private static Refusal unknown(String option, Command.Form form) {
    return Refusal.misuse(
        "'%s' does not know %s; see './rescind help'".formatted(form.name(), option));
  }

  /**
   * @throws Refusal if there are more or fewer words than expected, whose names the message gives
   */
  List<String> words(String... names) {
    if (positional.size() > names.length) {
      throw Refusal.misuse("unexpected: " + positional.get(names.length));
    }
    if (positional.size() < names.length) {
      throw Refusal.misuse(names[positional.size()] + " is missing");
    }
    return List.copyOf(positional);
  }

  /**
   * @throws Refusal if there are more words than that
   */
  List<String> upTo(int most) {
    if (positional.size() > most) {
      throw Refusal.misuse("unexpected: " + positional.get(most));
    }
    return List.copyOf(positional);
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /**
   * @throws Refusal if the value is not a whole number
   */
  Optional<Integer> number(String option) {
    return value(option)
        .map(text -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw Refusal.misuse("%s wants a number, not '%s'".formatted(option, text));
          }
        });
  }
}
