package dev.rescind.reporting.rates;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Whose orders a caller may ask about: the platform's people about everybody's, a merchant about
 * its own.
 *
 * @param merchantId absent for all merchants
 */
record MerchantScope(@Nullable String merchantId) {

  /**
   * @param asked the merchant that the caller asks about, if it names one
   * @throws ProblemException 403 if the caller may not see that merchant's figures; 400 if the id
   *     is empty
   */
  static MerchantScope of(Caller caller, @Nullable String asked) {
    if (asked != null && asked.isBlank()) {
      throw ProblemException.invalid("merchantId", "must not be empty");
    }
    if (caller.isAny(Role.ANALYST, Role.OPS, Role.SUPPORT)) {
      return new MerchantScope(asked);
    }
    caller.requireAny(Role.MERCHANT);
    if (asked != null && !asked.equals(caller.subject())) {
      throw ProblemException.forbidden("a merchant sees its own figures only");
    }
    return new MerchantScope(caller.subject());
  }
}
