package dev.rescind.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of a case's life beyond whether it may be and what it gives back.
 *
 * @param grants what a counterparty who approves may choose from
 * @param refundMode how refunds get on their way if the reason does not force them
 * @param quoteValidFor how long a quote is good for
 * @param mistakenOrders absent: a mistake counts like anything else
 * @param contactFirst absent: the customer need not be spoken to
 * @param standing absent: no standing follows from this policy
 * @param limits absent: customers may cancel as often as they like
 * @param withdrawal absent: there is no right to withdraw
 */
public record CaseTerms(
    Set<GrantKind> grants,
    RefundMode refundMode,
    RefundArrival refundArrival,
    Span quoteValidFor,
    Alternatives alternatives,
    Disputes disputes,
    Claims claims,
    @Nullable MistakenOrders mistakenOrders,
    @Nullable ContactFirst contactFirst,
    @Nullable Standing standing,
    @Nullable Limits limits,
    @Nullable Withdrawal withdrawal) {

  public CaseTerms {
    grants = Set.copyOf(grants);
  }

  /** Whether a counterparty may approve like this; an arbiter may rule as ever. */
  public boolean mayGrant(Grant grant) {
    return switch (grant) {
      case Grant.ByPolicy _ -> grants.contains(GrantKind.BY_POLICY);
      case Grant.FullForSpecialReason _ -> grants.contains(GrantKind.FULL_FOR_SPECIAL_REASON);
      case Grant.Percentage _, Grant.Amounts _ -> false;
    };
  }
}
