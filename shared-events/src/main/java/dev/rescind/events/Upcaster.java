package dev.rescind.events;

import tools.jackson.databind.node.ObjectNode;

/** Lifts an event's JSON by one version. One serves the event store and Kafka alike. */
public interface Upcaster {

  /** The type it lifts; the result is of the next version. */
  EventType from();

  /** Returns the tree as the next version has it; may change the tree given. */
  ObjectNode upcast(ObjectNode event);
}
