package dev.rescind.standalone;

import dev.rescind.imports.ImportCommand;
import dev.rescind.imports.ImportTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a CSV file of orders and cancellations into the local system, through its front door. */
final class ImportBookingsCommand implements Command {

  @Override
  public Form form() {
    return new Form(
        "import",
        "FILE --mapping MAPPING.yaml [--mode historical|live] [--data DIR] [--port N]",
        "brings a CSV of orders and cancellations in; safe to repeat",
        Set.of(),
        Set.of("--mapping", "--mode", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    LocalInstance instance = LocalInstance.of(arguments);
    ImportTarget target =
        new ImportTarget(
            instance.bootstrapServers(),
            instance.address("cancellation-service").orElseThrow(),
            instance.address("reporting-service").orElseThrow(),
            () -> instance.token(Role.OPS, "import"),
            () -> instance.token(Role.ANALYST, "import"));
    List<String> words = new ArrayList<>(arguments.words("FILE"));
    pass("--mapping", arguments, words);
    pass("--mode", arguments, words);
    return ImportCommand.run(words, target, console.out(), console.err());
  }

  private static void pass(String option, Arguments arguments, List<String> words) {
    arguments.value(option).ifPresent(value -> words.addAll(List.of(option, value)));
  }
}
