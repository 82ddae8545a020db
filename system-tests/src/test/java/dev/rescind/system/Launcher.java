package dev.rescind.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of {@code ./rescind}, read off the classes that implement them.
 *
 * @param options of each command, by its name
 */
record Launcher(Map<String, Set<String>> options) {

  private static final Pattern FORM = Pattern.compile("new Form\\(\\s*\"([a-z-]+)\"");
  private static final Pattern OPTION = Pattern.compile("\"(--[a-z-]+)\"");

  static Launcher of(Repository repository) {
    Map<String, Set<String>> options = new HashMap<>();
    repository.files().stream()
        .filter(file -> file.matches("standalone/src/main/java/.*Command\\.java"))
        .map(file -> Document.read(repository.root().resolve(file)).text())
        .forEach(source -> {
          Matcher form = FORM.matcher(source);
          if (form.find()) {
            options.put(form.group(1), options(source));
          }
        });
    return new Launcher(Map.copyOf(options));
  }

  private static Set<String> options(String source) {
    Set<String> found = new HashSet<>();
    OPTION.matcher(source).results().forEach(option -> found.add(option.group(1)));
    return Set.copyOf(found);
  }

  boolean knows(Document.Command command) {
    Set<String> known = options.get(command.name());
    return known != null && known.containsAll(command.options());
  }
}
