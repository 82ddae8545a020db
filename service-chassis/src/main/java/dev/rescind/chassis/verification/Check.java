package dev.rescind.chassis.verification;

/** One thing that is verified; a service adds its own as beans. Changes nothing. */
public interface Check {

  /** Its name, one word. */
  String name();

  /** What it makes sure of, in a few words. */
  String ensures();

  /**
   * Checks and reports progress and findings.
   *
   * @throws RuntimeException if it could not be carried through; that says nothing about the log
   */
  void run(Scope scope, Report report);
}
