package dev.rescind.policy;

import java.util.Optional;

/** One condition that a request has to meet before money is thought of. */
interface EligibilityRule {

  /** What the rule found, or nothing where it has nothing to say about the request. */
  Optional<Finding> judge(Inquiry inquiry);
}
