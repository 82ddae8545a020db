package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.texts.Texts;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people write in requests of the API: checked, and kept outside the log. */
@Component
public class Wordings {

  /** Characters; a page of print. */
  static final int LONGEST = 2_000;

  private final Texts texts;

  Wordings(Texts texts) {
    this.texts = texts;
  }

  /**
   * @throws ProblemException 400 if there is too much of it
   */
  public void check(String field, @Nullable String text) {
    if (text != null && text.length() > LONGEST) {
      throw ProblemException.invalid(field, "must have at most " + LONGEST + " characters");
    }
  }

  /**
   * @throws ProblemException 400 if there is nothing, or too much of it
   */
  public void require(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw ProblemException.invalid(field, "is required");
    }
    check(field, text);
  }

  /** Keeps it, if there is something. */
  public @Nullable TextId keep(Requester author, @Nullable String text) {
    return text == null || text.isBlank() ? null : texts.keep(author, text);
  }

  /** Keeps what is known to be there. */
  public TextId kept(Requester author, String text) {
    return texts.keep(author, text);
  }
}
