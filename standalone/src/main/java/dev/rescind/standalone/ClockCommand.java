package dev.rescind.standalone;

import dev.rescind.events.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells what time it is in the running system, and turns its clock forward. */
final class ClockCommand implements Command {

  @Override
  public Form form() {
    return new Form(
        "clock",
        "[--by DURATION | --to INSTANT] [--data DIR] [--port N]",
        "what time it is in the system; turns its clock forward where 'up --turnable-clock' runs",
        Set.of(),
        Set.of("--by", "--to", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    arguments.words();
    Map<String, String> turn = turn(arguments);
    LocalCalls calls = new LocalCalls(LocalInstance.of(arguments), Role.OPS, form().name());
    JsonNode reading =
        turn.isEmpty()
            ? calls.get(Services.CANCELLATION, ClockApi.PATH)
            : calls.post(
                Services.CANCELLATION, ClockApi.PATH, EventJson.mapper().writeValueAsString(turn));
    console.out().println(sentence(reading));
    return 0;
  }

  private static Map<String, String> turn(Arguments arguments) {
    if (arguments.value("--by").isPresent() && arguments.value("--to").isPresent()) {
      throw Refusal.misuse("--by and --to exclude each other");
    }
    return arguments
        .value("--by")
        .map(by -> Map.of("by", duration(by).toString()))
        .or(() -> arguments.value("--to").map(to -> Map.of("to", instant(to).toString())))
        .orElse(Map.of());
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.misuse(
          "--by wants an ISO 8601 duration like P2D or PT48H, not '%s'".formatted(text));
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.misuse(
          "--to wants an instant like 2030-01-31T09:00:00Z, not '%s'".formatted(text));
    }
  }

  private static String sentence(JsonNode reading) {
    Instant now = Instant.parse(reading.path("now").asString("")).truncatedTo(ChronoUnit.SECONDS);
    return now + ", " + told(Duration.parse(reading.path("ahead").asString("")));
  }

  /** How far a clock is ahead, in days and what is left of them. */
  static String told(Duration ahead) {
    if (ahead.isZero()) {
      return "as this computer's clock";
    }
    Duration rest = ahead.minusDays(ahead.toDays());
    long whole = ahead.toDays();
    String days = whole == 0 ? "" : whole + (whole == 1 ? " day " : " days ");
    return "%s%02d:%02d:%02d ahead of this computer's clock"
        .formatted(days, rest.toHoursPart(), rest.toMinutesPart(), rest.toSecondsPart());
  }
}
