package dev.rescind.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document in Markdown, or another text that shows commands.
 *
 * @param prose the text without its fenced blocks
 */
record Document(Path file, String text, String prose) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern COMMAND = Pattern.compile("\\./rescind +([a-z-]+)([^\\n`|);]*)");
  private static final Pattern SCHEME = Pattern.compile("[a-z]+:.*");

  /**
   * A call of the launcher.
   *
   * @param words what follows the name
   */
  record Command(String name, List<String> words) {

    List<String> options() {
      return words.stream().filter(word -> word.startsWith("--")).toList();
    }
  }

  static Document read(Path file) {
    try {
      String text = Files.readString(file);
      return new Document(file, text, FENCED.matcher(text).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links that stay in the repository. */
  List<String> links() {
    return found(LINK, prose).filter(link -> !SCHEME.matcher(link).matches()).toList();
  }

  /** What stands between backticks. */
  List<String> code() {
    return found(CODE, prose).toList();
  }

  List<Command> commands() {
    return COMMAND
        .matcher(text)
        .results()
        .map(call -> new Command(call.group(1), List.of(call.group(2).strip().split(" +"))))
        .toList();
  }

  /** The file that a link leads to; the document itself where it names a heading alone. */
  Path target(String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? file : file.resolveSibling(path).normalize();
  }

  boolean leadsToHeading(String link) {
    String anchor = link.substring(link.indexOf('#') + 1);
    return found(HEADING, read(target(link)).prose).map(Document::anchor).anyMatch(anchor::equals);
  }

  /** As GitHub makes anchors of headings. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
