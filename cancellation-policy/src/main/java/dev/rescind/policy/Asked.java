package dev.rescind.policy;

import dev.rescind.events.BookedSlot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** When a request was made, as an explanation tells it for a line. */
final class Asked {

  private Asked() {}

  static Map<String, String> inputs(LineShare share, Inquiry inquiry) {
    Map<String, String> inputs = new LinkedHashMap<>();
    BookedSlot slot = share.line().slot();
    inputs.put("askedAt", inquiry.at().toString());
    if (slot != null) {
      inputs.put("start", slot.start().toString());
      inputs.put("zone", slot.zone().getId());
      inputs.put("notice", Duration.between(inquiry.at(), slot.start()).toString());
    }
    return inputs;
  }

  /** Such as {@code Asked 2 days 3 hours before the start}. */
  static String inWords(LineShare share, Inquiry inquiry) {
    BookedSlot slot = share.line().slot();
    return slot == null
        ? "Asked on " + Wording.local(inquiry.at(), inquiry.zone())
        : "Asked " + Wording.noticeLeft(inquiry.at(), slot);
  }
}
