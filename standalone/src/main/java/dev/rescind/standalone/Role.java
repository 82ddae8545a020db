package dev.rescind.standalone;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the bearer of a token may be. The lower-case name is what stands in the token. */
public enum Role {
  /** Sees and cancels own orders; the subject is the customer id. */
  CUSTOMER,
  /** Sees and decides on orders placed with it; the subject is the merchant id. */
  MERCHANT,
  /** Rules on disputes. */
  ARBITER,
  /** Helps customers and merchants on the platform's behalf. */
  SUPPORT,
  /** Tends the machinery. */
  OPS,
  /** Reads figures, without names. */
  ANALYST,
  /** Hands in orders and requests from another system. */
  UPSTREAM;

  /**
   * @throws Refusal if there is no such role
   */
  static Role named(String name) {
    return Arrays.stream(values())
        .filter(role -> role.claim().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusal.misuse("there is no role '%s'; roles are %s".formatted(name, all())));
  }

  static String all() {
    return Arrays.stream(values()).map(Role::claim).collect(Collectors.joining(", "));
  }

  /** The word in the {@code roles} claim. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a token says nothing without naming whose it is. */
  boolean needsSubject() {
    return this == CUSTOMER || this == MERCHANT;
  }
}
