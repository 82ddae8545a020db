package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RescindTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          dance                        | there is no command 'dance'; see './rescind help'
          up --fast                    | 'up' does not know --fast; see './rescind help'
          up -v                        | 'up' does not know -v; see './rescind help'
          up now                       | unexpected: now
          up --port                    | --port needs a value
          up --port --fresh            | --port needs a value, but --fresh follows
          up --port eighty             | --port wants a number, not 'eighty'
          up --port 65530              | --port must be between 1 and 65526, not 65530
          up --port 1 --port=2         | --port is given twice
          up --fresh=yes               | --fresh takes no value
          up --smtp localhost          | --smtp wants HOST:PORT, not 'localhost'
          up --smtp localhost:99999    | --smtp wants HOST:PORT, not 'localhost:99999'
          replay fly                   | replay can list, swap and drop, not 'fly'
          replay swap                  | ID is missing
          replay drop last             | ID is such as g2, not 'last'
          sql --format pdf             | the format is one of table, csv, json, not 'pdf'
          sql one two                  | unexpected: two
          sql --limit few              | --limit wants a number, not 'few'
          export                       | VIEW is missing
          export cases                 | --to FILE is missing
          up --turnable-clock=yes      | --turnable-clock takes no value
          clock --by tomorrow          | --by wants an ISO 8601 duration like P2D or PT48H, not 'tomorrow'
          clock --to 2030-01-31        | --to wants an instant like 2030-01-31T09:00:00Z, not '2030-01-31'
          clock --by P1D --to now      | --by and --to exclude each other
          clock P1D                    | unexpected: P1D
          token                        | ROLE is missing
          token king                   | there is no role 'king'; roles are customer, merchant, arbiter, support, ops, analyst, upstream
          token OPS                    | there is no role 'OPS'; roles are customer, merchant, arbiter, support, ops, analyst, upstream
          token customer               | a customer token needs --subject ID
          token ops --ttl 12h          | --ttl wants an ISO 8601 duration like PT12H, not '12h'
          token ops --ttl PT0S         | --ttl must be positive, not PT0S
          """)
  void refusesInOneLine(String line, String complaint) {
    List<String> words = List.of((line + extra(line)).split(" "));

    assertThat(run(words)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("rescind: " + complaint + "\n");
    assertThat(out.size()).isZero();
  }

  private String extra(String line) {
    return line.matches("(token|replay|sql|export|clock)\\b.*") ? " --data " + directory : "";
  }

  @Test
  void printsTokenAndNothingElse() {
    assertThat(run(List.of("token", "customer", "--subject", "c-1", "--data", data()))).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    assertThat(err.size()).isZero();
  }

  @Test
  void listsCommandsThatExist() {
    assertThat(run(List.of("help"))).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("up [--data DIR]", "token ROLE", "help");
  }

  @Test
  void explainsOneCommand() {
    assertThat(run(List.of("token", "--help"))).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("token ROLE").doesNotContain("up [");
  }

  @Test
  void leavesForeignDirectoriesAlone() throws Exception {
    Path thesis = Files.writeString(directory.resolve("thesis.txt"), "years of work");

    assertThat(run(List.of("up", "--fresh", "--data", directory.toString()))).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("it is left alone").hasLineCount(1);
    assertThat(thesis).exists();
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private int run(List<String> words) {
    List<Command> commands =
        List.of(
            new UpCommand(List::of),
            new ReplayCommand(),
            new SqlCommand(),
            new ExportCommand(),
            new ClockCommand(),
            new TokenCommand());
    PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Rescind(commands, new Command.Console(output, errors)).run(words);
  }
}
