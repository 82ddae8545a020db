package dev.rescind.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, opened.
 *
 * @param headers in the order of the message, decoded
 * @param text the first plain text part
 * @param html the first HTML part, as it was sent: not to be trusted
 * @param attachments the file names of the other parts
 */
record MailMessage(
    MailSummary summary,
    List<Header> headers,
    @Nullable String text,
    @Nullable String html,
    List<String> attachments) {

  record Header(String name, String value) {}
}
