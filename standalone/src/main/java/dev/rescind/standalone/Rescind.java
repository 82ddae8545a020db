package dev.rescind.standalone;

import dev.rescind.standalone.Command.Console;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./rescind} runs. Status 0 is success, 1 a failure, 2 a mistake on the command line.
 */
public final class Rescind {

  private static final List<String> HELP = List.of("--help", "-h");

  private final List<Command> commands;
  private final Console console;

  Rescind(List<Command> commands, Console console) {
    this.commands = new ArrayList<>(commands);
    this.commands.add(new HelpCommand(commands));
    this.console = console;
  }

  private static List<Command> commands() {
    UpCommand up = new UpCommand(Services::all);
    return List.of(
        up,
        new DemoCommand(up),
        new ContainersCommand(Options.projectRoot()),
        new ImportBookingsCommand(),
        new SqlCommand(),
        new ExportCommand(),
        new ReplayCommand(),
        new DeadLettersCommand(),
        new VerifyCommand(),
        new RebuildTopicCommand(),
        new ClockCommand(),
        new TokenCommand(),
        new TestCommand());
  }

  /** Runs a command and ends the process with its status. */
  public static void main(String... words) {
    Logs.off();
    Rescind rescind = new Rescind(commands(), new Console(System.out, System.err));
    System.exit(rescind.run(List.of(words)));
  }

  /** Runs the command that the first word names; returns the exit status. */
  int run(List<String> words) {
    try {
      return dispatch(words);
    } catch (Refusal refusal) {
      console.err().println("rescind: " + refusal.getMessage());
      return refusal.exitStatus();
    } catch (Exception e) {
      console.err().println("rescind: " + e);
      return 1;
    }
  }

  private int dispatch(List<String> words) throws Exception {
    if (words.isEmpty() || HELP.contains(words.getFirst())) {
      return named("help").run(Arguments.parse(List.of(), named("help").form()), console);
    }
    Command command = named(words.getFirst());
    if (words.stream().anyMatch(HELP::contains)) {
      HelpCommand.explain(command, console.out());
      return 0;
    }
    Arguments arguments = Arguments.parse(words.subList(1, words.size()), command.form());
    return command.run(arguments, console);
  }

  private Command named(String name) {
    return commands.stream()
        .filter(command -> command.form().name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusal.misuse("there is no command '%s'; see './rescind help'".formatted(name)));
  }
}
