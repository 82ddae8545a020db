package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.ClaimCommand.ClaimCompensation;
import dev.rescind.cancellation.cases.ClaimCommand.DecideClaim;
import dev.rescind.events.ClaimEvent.ClaimDecided;
import dev.rescind.events.ClaimEvent.CompensationClaimed;
import dev.rescind.events.ClaimId;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderLine;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.Claims;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compensation that a party asks for, and what is decided on it. */
final class Claiming {

  private Claiming() {}

  static Decided claim(OrderCase asked, ClaimCompensation command) {
    Claims claims = command.basis().policy().terms().claims();
    Party claimant = command.by().party();
    if (!claims.allows(claimant, command.ground())) {
      return Decided.refused(
          "claim-not-allowed",
          "the policy does not let the " + claimant + " claim for " + command.ground());
    }
    boolean already =
        asked.own().openClaims().values().stream()
            .anyMatch(open -> open.claimant().party() == claimant);
    if (already) {
      return Decided.refused("claim-open", "a claim of yours is not decided yet");
    }
    OrderPlaced placed = command.basis().order().placed();
    Money most =
        claims
            .most(value(placed, asked.own().claimed()))
            .minus(new Money(asked.own().awardedTo(claimant), placed.currency()));
    if (!command.amount().currency().equals(placed.currency())
        || command.amount().amount() > most.amount()) {
      return Decided.refused(
          "claim-too-high",
          "the policy allows at most " + most.amount() + " minor units of " + most.currency());
    }
    return Decided.events(
        new CompensationClaimed(
            asked.id(),
            asked.orderId(),
            placed.merchantId(),
            placed.customerId(),
            command.claimId(),
            command.by(),
            command.ground(),
            command.amount(),
            claimant == Party.MERCHANT ? Party.CUSTOMER : Party.MERCHANT,
            command.statement(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  /** What the quantities cost; a part of a line its share, rounded down. */
  private static Money value(OrderPlaced placed, Map<LineId, Integer> quantities) {
    Money sum = Money.zero(placed.currency());
    for (LineQuantity part : Remainder.quantities(placed, quantities)) {
      OrderLine line =
          placed.lines().stream()
              .filter(candidate -> candidate.lineId().equals(part.lineId()))
              .findFirst()
              .orElseThrow();
      long share =
          BigInteger.valueOf(line.total().amount())
              .multiply(BigInteger.valueOf(part.quantity()))
              .divide(BigInteger.valueOf(line.quantity()))
              .longValueExact();
      sum = sum.plus(new Money(share, placed.currency()));
    }
    return sum;
  }

  static Decided decide(OrderCase asked, DecideClaim command) {
    CompensationClaimed claim = asked.own().openClaims().get(command.claimId());
    if (claim == null) {
      return Decided.refused("claim-unknown", "no open claim has this id");
    }
    Party by = command.by().party();
    if (by != claim.payer() && by != Party.PLATFORM) {
      return Decided.refused("not-awaited", "who is to pay decides, or the platform");
    }
    return tooMuch(claim, command.awarded())
        .orElseGet(() ->
            Decided.events(
                decided(
                    asked,
                    claim,
                    command.awarded(),
                    command.by(),
                    command.remark(),
                    command.at())));
  }

  /** A case that ended without a cancellation has nothing to compensate for. */
  static List<ClaimDecided> leftOver(OrderCase asked, Instant at) {
    return asked.own().isOverUnapproved()
        ? asked.own().openClaims().values().stream()
            .map(claim ->
                decided(
                    asked,
                    claim,
                    Money.zero(claim.amount().currency()),
                    new Requester(Party.PLATFORM, null),
                    null,
                    at))
            .toList()
        : List.of();
  }

  static Optional<Decided> tooMuch(CompensationClaimed claim, Money awarded) {
    boolean fits =
        awarded.currency().equals(claim.amount().currency())
            && awarded.amount() >= 0
            && awarded.amount() <= claim.amount().amount();
    return fits
        ? Optional.empty()
        : Optional.of(
            Decided.refused("claim-too-high", "what is awarded must be at most what is claimed"));
  }

  /** What a ruling awards of a claim; nothing if it does not name it. */
  static Money award(Map<ClaimId, Money> awards, CompensationClaimed claim) {
    return awards.getOrDefault(claim.claimId(), Money.zero(claim.amount().currency()));
  }

  static ClaimDecided decided(
      OrderCase asked,
      CompensationClaimed claim,
      Money awarded,
      Requester by,
      @Nullable TextId remark,
      Instant at) {
    return new ClaimDecided(
        asked.id(),
        asked.orderId(),
        claim.merchantId(),
        claim.customerId(),
        claim.claimId(),
        awarded,
        by,
        remark,
        Settlement.ofClaim(claim, awarded),
        at,
        asked.request().upstreamRequestId(),
        false);
  }
}
