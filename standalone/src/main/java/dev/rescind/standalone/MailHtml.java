package dev.rescind.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The pages of the mail sink. Every value from a message is escaped, without exception. */
final class MailHtml {

  private static final String STYLE = resource("mail.css");

  /** The reader sits at this machine, so its time zone is the right one. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private MailHtml() {}

  static String list(List<MailSummary> messages, @Nullable String to, boolean more) {
    String rows = messages.stream().map(MailHtml::row).collect(Collectors.joining());
    String body =
        messages.isEmpty() ? "<p class=\"empty\">No mail yet.</p>" : "<ol>" + rows + "</ol>";
    String older = more ? older(messages.getLast().id(), to) : "";
    return page(
        "Mail",
        """
        <header><h1><a href="/">Mail</a></h1>
        <form><input type="search" name="to" value="%s" placeholder="Recipient" \
        aria-label="Recipient"><button>Filter</button></form></header>
        <main>%s%s</main>
        """
            .formatted(escape(Objects.requireNonNullElse(to, "")), body, older));
  }

  private static String row(MailSummary message) {
    return """
    <li><a href="/messages/%s"><span class="to">%s</span>\
    <span class="subject">%s</span><time>%s</time></a></li>
    """
        .formatted(
            escape(message.id()),
            escape(String.join(", ", message.to())),
            escape(message.subject().isBlank() ? "(no subject)" : message.subject()),
            TIME.format(message.received()));
  }

  private static String older(String before, @Nullable String to) {
    String filter = to == null ? "" : "&to=" + UriUtils.encode(to, StandardCharsets.UTF_8);
    return "<p><a href=\"/?before=%s\">Older messages</a></p>".formatted(escape(before + filter));
  }

  static String message(MailMessage message) {
    MailSummary summary = message.summary();
    return page(
        summary.subject(),
        """
        <header><h1><a href="/">Mail</a></h1>\
        <a class="file" href="/messages/%s.eml">Download</a></header>
        <main><h2>%s</h2><dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd>\
        <dt>Date</dt><dd>%s</dd></dl>%s</main>
        """
            .formatted(
                escape(summary.id()),
                escape(summary.subject()),
                escape(summary.from()),
                escape(String.join(", ", summary.to())),
                TIME.format(summary.received()),
                parts(message)));
  }

  private static String parts(MailMessage message) {
    StringBuilder parts = new StringBuilder();
    if (message.html() != null) {
      parts.append(frame(message.html()));
    }
    if (message.text() != null) {
      parts.append(
          fold("Text", "<pre>" + escape(message.text()) + "</pre>", message.html() == null));
    }
    if (!message.attachments().isEmpty()) {
      parts.append(fold("Attachments", escape(String.join(", ", message.attachments())), true));
    }
    String headers =
        message.headers().stream()
            .map(header -> escape(header.name() + ": " + header.value()))
            .collect(Collectors.joining("\n", "<pre>", "</pre>"));
    return parts.append(fold("Headers", headers, false)).toString();
  }

  /** The sandbox takes scripts, forms and this page's origin away; links open in a new tab. */
  private static String frame(String html) {
    return """
    <iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" \
    srcdoc="%s"></iframe>
    """
        .formatted(escape("<base target=\"_blank\">" + html));
  }

  private static String fold(String title, String content, boolean open) {
    return "<details%s><summary>%s</summary>%s</details>"
        .formatted(open ? " open" : "", title, content);
  }

  static String notice(String text) {
    return page(
        "Mail",
        "<header><h1><a href=\"/\">Mail</a></h1></header><main><p class=\"empty\">%s</p></main>"
            .formatted(escape(text)));
  }

  private static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>%s</style></head><body>%s</body></html>
    """
        .formatted(escape(title), STYLE, body);
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String resource(String name) {
    try (InputStream stream = MailHtml.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
