package dev.rescind.cancellation.settlement;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Incoming;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.RescindEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Tells the story of the case on and notes the answer, for all events of a batch at once. Answers
 * to different steps may come in any order.
 *
 * @param reading the answer that an event carries, if it carries one
 * @param ordersAhead whether the order's stream will be needed, to settle
 */
record AnswerReaction<E extends RescindEvent>(
    Class<E> event,
    SettlementProcess settlement,
    BiFunction<E, Cause, Optional<Answer>> reading,
    boolean ordersAhead)
    implements Reaction<E> {

  /** For a step that the case waits for. */
  static <E extends RescindEvent> Reaction<E> awaited(
      Class<E> type, SettlementProcess settlement, BiFunction<E, Cause, Optional<Answer>> reading) {
    return new AnswerReaction<>(type, settlement, reading, true);
  }

  /** For a step that is shown and holds nothing up. */
  static <E extends RescindEvent> Reaction<E> shown(
      Class<E> type, SettlementProcess settlement, BiFunction<E, Cause, Optional<Answer>> reading) {
    return new AnswerReaction<>(type, settlement, reading, false);
  }

  @Override
  public List<String> streams(E answer) {
    return ordersAhead
        ? reading
            .apply(answer, new Cause(null, null))
            .map(read -> List.of(read.orderId().value()))
            .orElse(List.of())
        : List.of();
  }

  @Override
  public void ahead(List<Incoming<E>> events) {
    settlement.heard(events);
    List<Answer> answers =
        events.stream()
            .flatMap(incoming -> reading.apply(incoming.event(), incoming.cause()).stream())
            .toList();
    Consumer<List<Answer>> note = ordersAhead ? settlement::answered : settlement::shown;
    if (!answers.isEmpty()) {
      note.accept(answers);
    }
  }

  @Override
  public void on(E answer, Cause cause) {
    // Noted ahead, with the others of the batch.
  }
}
