package dev.rescind.events;

import java.util.List;

/** Why a policy decided as it did: each rule that applied, in the order of application. */
public record Explanation(List<AppliedRule> rules) {

  public Explanation {
    rules = List.copyOf(rules);
  }
}
