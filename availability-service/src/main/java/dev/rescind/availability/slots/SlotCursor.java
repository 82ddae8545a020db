package dev.rescind.availability.slots;

import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.SlotId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of slots ended: by start, then by id. Opaque to callers.
 *
 * @param start UTC
 */
record SlotCursor(Instant start, SlotId slotId) {

  private static final char SEPARATOR = ' ';

  static SlotCursor after(SlotShown last) {
    return new SlotCursor(last.start(), new SlotId(last.slotId()));
  }

  /**
   * @throws ProblemException 400 if it is none that we gave
   */
  static @Nullable SlotCursor parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int separator = plain.indexOf(SEPARATOR);
      Instant start = Instant.parse(plain.substring(0, Math.max(0, separator)));
      if (!Years.know(start)) {
        throw notOurs();
      }
      return new SlotCursor(start, new SlotId(plain.substring(separator + 1)));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw notOurs();
    }
  }

  private static ProblemException notOurs() {
    return ProblemException.invalid("cursor", "must be one that an earlier page gave");
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((start.toString() + SEPARATOR + slotId).getBytes(StandardCharsets.UTF_8));
  }
}
