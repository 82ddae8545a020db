package dev.rescind.notification.mail;

import dev.rescind.events.Party;
import dev.rescind.events.TextId;
import dev.rescind.notification.mail.Letter.Said;
import dev.rescind.notification.texts.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who reads a mail: on which side, in which language, and what others wrote to them.
 *
 * @param texts by id; what is absent or empty is left out of the mail
 */
record Reader(Party side, Wording wording, Map<TextId, Optional<Text>> texts) {

  /** The texts as they are said, those that there are. */
  List<Said> said(Collection<TextId> wanted) {
    return wanted.stream()
        .flatMap(id -> texts.getOrDefault(id, Optional.empty()).stream())
        .filter(text -> !text.body().isBlank())
        .map(this::said)
        .toList();
  }

  private Said said(Text text) {
    return new Said(wording.text("said." + text.writtenBy()), lines(text.body()).toList());
  }

  /** Line by line, so that nothing in it can pass for a part of the mail. */
  private static Stream<String> lines(String body) {
    return body.strip()
        .lines()
        .flatMap(line -> Stream.of(line.split("[\\u000B\\f\\u0085\\u2028\\u2029]")))
        .map(line -> line.replaceAll("\\p{Cntrl}", " "));
  }
}
