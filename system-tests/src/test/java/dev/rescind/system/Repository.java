package dev.rescind.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the project.
 *
 * @param files relative to the root, with slashes; what builds and runs leave behind is left out
 * @param entries what stands in the root itself
 */
record Repository(Path root, Set<String> files, Set<String> entries) {

  private static final Set<String> LEFT_BEHIND = Set.of("target", ".git", ".rescind", ".idea");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.$-]+(/[A-Za-z0-9_.$-]+)*/?");
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|md|xml|ya?ml|sql|json|csv|http|svg|html|properties)");

  /** Made at run time, in the data directory. */
  private static final Set<String> NOT_OURS = Set.of("passwords.properties");

  /** The repository that the test runs in, whichever of its directories that is. */
  static Repository found() {
    @Nullable Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.exists(directory.resolve("rescind"))) {
      directory = directory.getParent();
    }
    Path root = Objects.requireNonNull(directory, "not inside the repository");
    Set<String> files = filesUnder(root, root).collect(Collectors.toUnmodifiableSet());
    return new Repository(
        root, files, files.stream().map(Repository::first).collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<String> filesUnder(Path directory, Path root) {
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> !LEFT_BEHIND.contains(child.getFileName().toString()))
          .toList()
          .stream()
          .flatMap(child ->
              Files.isDirectory(child)
                  ? filesUnder(child, root)
                  : Stream.of(root.relativize(child).toString().replace('\\', '/')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The README, the guide for contributors, the runbooks, and everything under {@code docs}. */
  List<Document> documents() {
    return files.stream()
        .filter(file -> file.matches("README\\.md|CONTRIBUTING\\.md|(docs|ops/runbooks)/.*\\.md"))
        .sorted()
        .map(file -> Document.read(root.resolve(file)))
        .toList();
  }

  /** Whether a piece of code is meant as a file or directory of the project. */
  boolean isMeantAsPath(String code) {
    return PATH.matcher(code).matches()
        && !NOT_OURS.contains(code)
        && (SOURCE.matcher(code).matches()
            || (code.contains("/") && entries.contains(first(code))));
  }

  /** Whether there is such a file or directory; the beginning of a path may be left out. */
  boolean holds(String path) {
    String directory = path.endsWith("/") ? path : path + "/";
    return files.stream()
        .anyMatch(
            file -> file.equals(path) || file.endsWith("/" + path) || file.startsWith(directory));
  }

  private static String first(String path) {
    return path.replaceFirst("/.*", "");
  }
}
