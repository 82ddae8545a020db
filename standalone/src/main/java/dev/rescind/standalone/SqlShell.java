package dev.rescind.standalone;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads a conversation from the terminal, with editing, completion and a history. */
final class SqlShell {

  private static final int OK = 0;

  private final SqlConversation conversation;

  SqlShell(SqlConversation conversation) {
    this.conversation = conversation;
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
      converse(reader);
      return OK;
    } catch (EndOfFileException e) {
      return OK;
    }
  }

  private void converse(LineReader reader) {
    boolean on = true;
    while (on) {
      try {
        on = conversation.take(reader.readLine(conversation.isInside() ? "   > " : "sql> "));
      } catch (UserInterruptException e) {
        conversation.forget();
      }
    }
  }
}
