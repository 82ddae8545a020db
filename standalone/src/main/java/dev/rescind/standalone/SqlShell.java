package dev.rescind.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Reads a conversation from the terminal, with editing, completion and a history, and shows answers
 * that are larger than the screen page by page. Ctrl-C never ends it.
 */
final class SqlShell {

  private static final int OK = 0;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final SqlConversation conversation;
  private final PrintStream out;
  private final Pager pager = new Pager(System.getenv());

  /**
   * @param conversation made with what it is to write to
   */
  SqlShell(Function<Command.Console, SqlConversation> conversation, Command.Console console) {
    PrintStream buffer = new PrintStream(said, false, StandardCharsets.UTF_8);
    this.conversation = conversation.apply(new Command.Console(buffer, console.err()));
    this.out = console.out();
  }

  /**
   * Until the end of it.
   *
   * @param history where lines are kept for the next time
   */
  int run(Path history) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .completer(new StringsCompleter(conversation.views()))
              .variable(LineReader.HISTORY_FILE, history)
              // An exclamation mark is SQL, not a reference to the history.
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      terminal
          .writer()
          .println("read-only; .help lists commands, .views what there is, .quit ends");
      terminal.flush();
      converse(terminal, reader);
      return OK;
    } catch (EndOfFileException e) {
      return OK;
    }
  }

  private void converse(Terminal terminal, LineReader reader) {
    Thread waiting = Thread.currentThread();
    terminal.handle(Terminal.Signal.INT, _ -> waiting.interrupt());
    boolean on = true;
    while (on) {
      try {
        on = conversation.take(reader.readLine(conversation.isInside() ? "   > " : "sql> "));
        show(terminal);
      } catch (UserInterruptException | InterruptedException e) {
        conversation.forget();
      }
      // Who pressed it when the answer was there already wants nothing more.
      boolean _ = Thread.interrupted();
    }
  }

  private void show(Terminal terminal) throws InterruptedException {
    String text = said.toString(StandardCharsets.UTF_8);
    said.reset();
    if (!isPaged(text, terminal)) {
      out.print(text);
      out.flush();
    }
  }

  /** While the pager runs, Ctrl-C is its own. */
  private boolean isPaged(String text, Terminal terminal) throws InterruptedException {
    if (!Pager.isWanted(text, terminal.getHeight(), terminal.getWidth())) {
      return false;
    }
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
    try {
      return pager.show(text.getBytes(StandardCharsets.UTF_8));
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }
}
