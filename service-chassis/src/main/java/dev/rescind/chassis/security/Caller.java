package dev.rescind.chassis.security;

import dev.rescind.chassis.web.ProblemException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who calls.
 *
 * @param subject the token's subject: a customer's id, a merchant's id, or a person of the platform
 */
public record Caller(String subject, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /**
   * Who sends the request that this thread serves.
   *
   * @throws IllegalStateException if nobody has been authenticated
   */
  public static Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null) {
      throw new IllegalStateException("only authenticated requests reach a controller");
    }
    Set<String> granted =
        authentication.getAuthorities().stream()
            .map(authority -> String.valueOf(authority.getAuthority()))
            .collect(Collectors.toSet());
    return new Caller(
        authentication.getName(),
        Stream.of(Role.values())
            .filter(role -> granted.contains(role.authority()))
            .collect(Collectors.toSet()));
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether the caller has one of the roles. */
  public boolean isAny(Role... wanted) {
    for (Role role : wanted) {
      if (is(role)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the caller may see what belongs to this customer and this merchant: customers and
   * merchants their own, support and arbiters all.
   */
  public boolean maySee(@Nullable String customerId, @Nullable String merchantId) {
    return isAny(Role.SUPPORT, Role.ARBITER)
        || (is(Role.CUSTOMER) && subject.equals(customerId))
        || (is(Role.MERCHANT) && subject.equals(merchantId));
  }

  /**
   * @throws ProblemException 403 if the caller has none of the roles
   */
  public void requireAny(Role... wanted) {
    if (!isAny(wanted)) {
      throw ProblemException.forbidden("your token has none of the roles that may do this");
    }
  }
}
