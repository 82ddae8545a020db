package dev.rescind.chassis.security;

import java.util.Locale;

/** What a caller is to the platform; a token's claim {@code roles} lists them in lower case. */
public enum Role {
  CUSTOMER,
  MERCHANT,
  ARBITER,
  SUPPORT,
  OPS,
  ANALYST,
  UPSTREAM;

  /** As it stands in a token. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  String authority() {
    return "ROLE_" + claim();
  }
}
