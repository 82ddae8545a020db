package dev.rescind.standalone;

import java.util.Set;

/** Stands in the list of commands; the launcher runs the suite itself, since that takes Maven. */
final class TestCommand implements Command {

  @Override
  public Form form() {
    return new Form("test", "", "runs the whole test suite", Set.of(), Set.of());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    throw Refusal.because("the test suite is run by the launcher, as in './rescind test'");
  }
}
