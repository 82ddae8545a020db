package dev.rescind.chassis.reacting;

import dev.rescind.events.Topic;

/** What a service does when the content of a key is erased from a compacted topic. */
public interface TombstoneReaction {

  /** The compacted topic. */
  Topic topic();

  void onErased(String key);
}
