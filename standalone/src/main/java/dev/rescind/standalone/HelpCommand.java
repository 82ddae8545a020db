package dev.rescind.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Lists the commands, or explains one. */
final class HelpCommand implements Command {

  private final List<Command> commands;

  HelpCommand(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  @Override
  public Form form() {
    return new Form("help", "", "lists the commands", Set.of(), Set.of());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    PrintStream out = console.out();
    out.println("usage: ./rescind COMMAND [...]\n");
    commands.forEach(command -> explain(command, out));
    explain(this, out);
    return 0;
  }

  static void explain(Command command, PrintStream out) {
    Form form = command.form();
    out.printf("  %s%n      %s%n", (form.name() + " " + form.synopsis()).strip(), form.purpose());
  }
}
