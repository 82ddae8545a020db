package dev.rescind.standalone;

import dev.rescind.demo.Demo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.util.FileSystemUtils;

/**
 * A start of everything, a few cases and a stop, in a directory that is thrown away. The script
 * {@code rescind} has the JVM watch one after each build, and remember what every later start would
 * have to find out again: JEP 483, 514 and 515.
 */
final class Rehearsal {

  private static final int PAST = 20;
  private static final int TODAY = 20;

  private Rehearsal() {}

  /** Takes no arguments; fails with a stack trace where anything does. */
  public static void main(String... arguments) throws Exception {
    Logs.off();
    play(System.out);
    System.exit(0);
  }

  static void play(PrintStream out) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("rescind-rehearsal");
    Path data = home.resolve("data");
    int port = Ports.free().base();
    try (Standalone _ = Standalone.start(Options.in(data).withPort(port), out::println)) {
      new Demo(
              DemoCommand.target(LocalInstance.of(data, port)),
              out,
              Clock.systemUTC(),
              Thread::sleep)
          .play(PAST, TODAY);
    } finally {
      FileSystemUtils.deleteRecursively(home);
    }
  }
}
