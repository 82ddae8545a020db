package dev.rescind.chassis.eventstore;

import java.util.List;

/**
 * A view kept in the transaction of the events it shows, so that who writes can read what was
 * written. Gets all events of a unit of work at once, in order.
 */
public interface View {
  void apply(List<Recorded> events);
}
