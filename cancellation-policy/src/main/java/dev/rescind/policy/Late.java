package dev.rescind.policy;

import java.util.Map;

/** What becomes of a request that comes after its time limit. */
enum Late {
  REFUSE,
  PLATFORM;

  /** The finding that a request is late; the effect ends without a full stop. */
  Finding finding(String rule, Map<String, String> inputs, String effect) {
    return switch (this) {
      case REFUSE -> Finding.refuses(rule, inputs, effect + ".");
      case PLATFORM -> Finding.refers(rule, inputs, effect + "; the platform decides.");
    };
  }
}
