package dev.rescind.notification.mail;

import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.CancelledLine;
import dev.rescind.events.Explanation;
import dev.rescind.events.Money;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.Silence;
import dev.rescind.notification.mail.Letter.Fact;
import dev.rescind.notification.mail.Letter.Line;
import dev.rescind.notification.texts.Mentioned;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A letter in the making. What is absent is left out. */
final class Draft {

  private final CaseEvent event;
  private final String name;
  private final Reader reader;
  private final Wording wording;
  private final List<Fact> facts = new ArrayList<>();
  private List<Line> lines = List.of();
  private List<String> why = List.of();
  private ZoneId zone = ZoneOffset.UTC;
  private @Nullable String next;

  /**
   * Begins a letter.
   *
   * @param variant which of the template's wordings
   */
  Draft(CaseEvent event, String variant, Reader reader) {
    this.event = event;
    this.name = Mails.template(event) + "." + variant;
    this.reader = reader;
    this.wording = reader.wording();
  }

  Draft fact(String label, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(wording.text("fact." + label), value));
    }
    return this;
  }

  /** Code of a catalogue, in the reader's words if there are any. */
  Draft code(String label, String catalogue, @Nullable String code) {
    return fact(label, code == null ? null : wording.label(catalogue, code));
  }

  Draft silence(@Nullable Silence silence) {
    return fact("silence", silence == null ? null : wording.text("silence." + silence));
  }

  Draft party(String label, @Nullable Requester who) {
    return fact(label, who == null ? null : wording.text("party." + who.party()));
  }

  Draft party(String label, Party who) {
    return fact(label, wording.text("party." + who));
  }

  Draft money(String label, @Nullable Money amount) {
    return fact(label, amount == null ? null : wording.money(amount));
  }

  Draft moneyIfAny(String label, Money amount) {
    return money(label, amount.isPositive() ? amount : null);
  }

  /** An instant, where the order's appointment is if one is known, else in UTC. */
  Draft time(String label, @Nullable Instant at) {
    return fact(label, at == null ? null : wording.at(at, zone));
  }

  Draft lines(List<CancelledLine> concerned) {
    lines = concerned.stream().map(line -> line(line, wording)).toList();
    concerned.stream()
        .map(CancelledLine::slot)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(slot -> zone = slot.zone());
    return this;
  }

  static Line line(CancelledLine line, Wording wording) {
    return new Line(
        line.productId().value(),
        line.quantity(),
        line.slot() == null ? null : wording.when(line.slot()),
        wording.money(line.refund()));
  }

  Draft why(String outcome, int most, Explanation explanation) {
    why = wording.lastRules(outcome, most, explanation);
    return this;
  }

  Draft next(String text, Object... values) {
    next = wording.text(Mails.template(event) + ".next." + text, values);
    return this;
  }

  Draft nextUntil(String text, @Nullable Instant until) {
    return until == null ? this : next(text, wording.at(until, zone));
  }

  Letter letter() {
    String order = event.orderId().value();
    return new Letter(
        wording.text(name + ".subject", order),
        wording.text(name + ".title"),
        wording.text(name + ".intro." + reader.side(), order),
        event.cancellationId().value(),
        facts,
        lines,
        reader.said(Mentioned.by(event)),
        why,
        next);
  }
}
