package dev.rescind.notification.mail;

import dev.rescind.events.Party;
import dev.rescind.events.ResponseEvent;
import dev.rescind.events.ResponseEvent.MessagePosted;
import dev.rescind.events.ResponseEvent.ResponseAwaited;
import dev.rescind.events.ResponseEvent.ResponseReminded;

/** Letters while a case waits for somebody. */
final class ResponseLetters {

  /** As many rules as an amount needs: tier, fees and sum come last. */
  private static final int RULES = 3;

  private ResponseLetters() {}

  static Letter about(ResponseEvent event, Reader reader) {
    return switch (event) {
      case ResponseAwaited awaited -> awaited(awaited, reader);
      case ResponseReminded reminded ->
          new Draft(reminded, role(reminded.awaited(), reader), reader)
              .party("awaited", reminded.awaited())
              .time("answerBy", reminded.respondBy())
              .silence(reminded.silence())
              .letter();
      case MessagePosted posted -> new Draft(posted, "told", reader).next("reply").letter();
    };
  }

  private static Letter awaited(ResponseAwaited event, Reader reader) {
    return new Draft(event, role(event, reader), reader)
        .lines(event.lines())
        .party("askedBy", event.requester())
        .code("reason", "reason", event.reason())
        .party("awaited", event.awaited())
        .time("answerBy", event.respondBy())
        .silence(event.silence())
        .money("refund", event.refund())
        .why("applied", RULES, event.explanation())
        .letter();
  }

  private static String role(ResponseAwaited event, Reader reader) {
    return event.awaited() != reader.side() && event.requester().party() == reader.side()
        ? "asker"
        : role(event.awaited(), reader);
  }

  private static String role(Party awaited, Reader reader) {
    return awaited == reader.side() ? "asked" : "told";
  }
}
