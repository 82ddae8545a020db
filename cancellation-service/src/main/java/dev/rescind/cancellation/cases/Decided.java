package dev.rescind.cancellation.cases;

import dev.rescind.events.CancellationEvent.CaseEvent;
import java.util.List;

/** What a decider answers: the events that follow, or why nothing does. */
sealed interface Decided {

  /** These happen, in this order; none: it was so already. */
  record Events(List<CaseEvent> events) implements Decided {

    public Events {
      events = List.copyOf(events);
    }
  }

  /**
   * Nothing happens.
   *
   * @param type slug of the problem type
   */
  record Refused(String type, String why) implements Decided {}

  static Decided events(CaseEvent... events) {
    return new Events(List.of(events));
  }

  static Decided nothing() {
    return new Events(List.of());
  }

  static Decided refused(String type, String why) {
    return new Refused(type, why);
  }
}
