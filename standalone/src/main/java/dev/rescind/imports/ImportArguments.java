package dev.rescind.imports;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param mode absent, the mapping's
 */
record ImportArguments(Path file, Path mapping, @Nullable ImportMode mode) {

  static final String USAGE =
      "usage: rescind import FILE --mapping MAPPING.yaml [--mode historical|live]";

  /**
   * @throws ImportRefusedException if it says too little, too much or something unknown
   */
  static ImportArguments parse(List<String> args) {
    Path file = null;
    Path mapping = null;
    ImportMode mode = null;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String arg = rest.next();
      if (arg.equals("--mapping")) {
        mapping = Path.of(value(arg, rest));
      } else if (arg.equals("--mode")) {
        mode = mode(value(arg, rest));
      } else if (file == null && !arg.startsWith("--")) {
        file = Path.of(arg);
      } else {
        throw new ImportRefusedException("unexpected " + arg + "\n" + USAGE);
      }
    }
    if (file == null || mapping == null) {
      throw new ImportRefusedException(USAGE);
    }
    return new ImportArguments(file, mapping, mode);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new ImportRefusedException(option + " needs a value\n" + USAGE);
    }
    return rest.next();
  }

  private static ImportMode mode(String name) {
    for (ImportMode mode : ImportMode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
        return mode;
      }
    }
    throw new ImportRefusedException("--mode is historical or live\n" + USAGE);
  }
}
