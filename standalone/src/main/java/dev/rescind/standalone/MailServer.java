package dev.rescind.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where mail is handed in.
 *
 * @param port TCP, 1 to 65535
 */
public record MailServer(String host, int port) {

  private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /**
   * @param hostAndPort {@code HOST:PORT}
   * @throws Refusal if it is not of that form
   */
  static MailServer parse(String hostAndPort) {
    Matcher matcher = FORM.matcher(hostAndPort);
    if (matcher.matches()) {
      int port = Integer.parseInt(matcher.group(2));
      if (port > 0 && port <= LAST_PORT) {
        return new MailServer(matcher.group(1), port);
      }
    }
    throw Refusal.misuse("--smtp wants HOST:PORT, not '%s'".formatted(hostAndPort));
  }
}
