package dev.rescind.notification.texts;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.reacting.Reaction;
import dev.rescind.events.PersonalContent.TextPublished;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps every text: which of them a mail will say is known when its event comes. */
@Component
@Order(1)
final class WhenTextPublishedThenKeepIt implements Reaction<TextPublished> {

  private final Texts texts;

  WhenTextPublishedThenKeepIt(Texts texts) {
    this.texts = texts;
  }

  @Override
  public Class<TextPublished> event() {
    return TextPublished.class;
  }

  @Override
  public void on(TextPublished event, Cause cause) {
    texts.keep(event);
  }
}
