package dev.rescind.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name and version of an event's schema; {@code ce_type} is {@code CancellationApproved.v1}.
 *
 * @param version counts from 1
 */
public record EventType(String name, int version) {

  private static final String MALFORMED =
      "event type must be a name, .v and a version, such as OrderPlaced.v1";
  private static final int LAST_VERSION = 9999;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\.v([1-9][0-9]{0,3})");

  /**
   * @throws IllegalArgumentException if the name is not letters and digits or the version not 1 to
   *     9999
   */
  public EventType {
    if (!NAME.matcher(name).matches() || version < 1 || version > LAST_VERSION) {
      throw new IllegalArgumentException(MALFORMED);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not a name, {@code .v} and a version
   */
  public static EventType parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(MALFORMED);
    }
    return new EventType(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return name + ".v" + version;
  }
}
