package dev.rescind.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name and version of an event's schema; {@code ce_type} is {@code CancellationApproved.v1}.
 *
 * @param version counts from 1
 */
public record EventType(String name, int version) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\.v([1-9][0-9]{0,3})");

  /**
   * @throws IllegalArgumentException if the text is not a name, {@code .v} and a version
   */
  public static EventType parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an event type: " + text);
    }
    return new EventType(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return name + ".v" + version;
  }
}
