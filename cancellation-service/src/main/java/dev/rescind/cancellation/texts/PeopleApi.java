package dev.rescind.cancellation.texts;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.PersonId;
import dev.rescind.events.TextId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgets people. Support and ops may; what is done cannot be taken back. */
@RestController
@RequestMapping("/api")
class PeopleApi {

  private final List<Forgettable> kept;
  private final Texts texts;
  private final RememberedWords answers;
  private final UnitsOfWork units;

  PeopleApi(List<Forgettable> kept, Texts texts, RememberedWords answers, UnitsOfWork units) {
    this.kept = List.copyOf(kept);
    this.texts = texts;
    this.answers = answers;
    this.units = units;
  }

  /**
   * What was erased.
   *
   * @param erased how many pieces of each kind, this time
   */
  record Erased(String personId, Map<String, Integer> erased) {}

  /** Erases everything that the person wrote or handed in. May be repeated. */
  @DeleteMapping("/people/{personId}/content")
  Erased forget(@PathVariable String personId, Caller caller) {
    caller.requireAny(Role.SUPPORT, Role.OPS);
    PersonId person = id("personId", personId, PersonId::new);
    return units.call(() -> {
      Map<String, Integer> erased = new TreeMap<>();
      kept.forEach(content -> erased.put(content.kind(), content.forget(person)));
      return new Erased(person.value(), erased);
    });
  }

  /** Erases one text: one that somebody else wrote about the person, for instance. */
  @DeleteMapping("/texts/{textId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void erase(@PathVariable String textId, Caller caller) {
    caller.requireAny(Role.SUPPORT, Role.OPS);
    TextId text = id("textId", textId, TextId::new);
    if (!texts.isKnown(text)) {
      throw ProblemException.notFound("there is no such text");
    }
    units.run(() -> {
      texts.erase(text);
      answers.forget(text);
    });
  }

  private static <I> I id(String field, String value, Function<String, I> read) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(field, "must be an opaque id");
    }
  }
}
