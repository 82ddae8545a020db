package dev.rescind.chassis.metrics;

import java.util.List;

/**
 * Knows figures that stand in the database or on the broker. Asked every few seconds, on a thread
 * of its own and in no transaction; it may throw, and its figures are then not shown.
 */
public interface FigureSource {

  /** What it is called on the metric that tells how old its figures are. */
  String name();

  /** Everything it knows, zeros included: what is left out is not shown any more. */
  List<Figure> ask();
}
