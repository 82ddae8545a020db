package dev.rescind.notification.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says that has no template of its own, already in the reader's words.
 *
 * @param facts what is to be seen at a glance
 * @param said what somebody wrote to the reader
 * @param why what the rules said, in their order
 * @param next what the reader can do; absent where there is nothing
 */
public record Letter(
    String subject,
    String title,
    String intro,
    String reference,
    List<Fact> facts,
    List<Line> lines,
    List<Said> said,
    List<String> why,
    @Nullable String next) {

  public Letter {
    facts = List.copyOf(facts);
    lines = List.copyOf(lines);
    said = List.copyOf(said);
    why = List.copyOf(why);
  }

  /** A short answer to a short question. */
  public record Fact(String label, String value) {}

  /**
   * A line of the order.
   *
   * @param when the appointment, if it holds one
   */
  public record Line(String product, int quantity, @Nullable String when, String refund) {}

  /** What somebody wrote, line by line. */
  public record Said(String heading, List<String> lines) {

    public Said {
      lines = List.copyOf(lines);
    }
  }
}
