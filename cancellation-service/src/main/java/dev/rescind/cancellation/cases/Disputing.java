package dev.rescind.cancellation.cases;

import dev.rescind.cancellation.cases.DisputeCommand.OpenDispute;
import dev.rescind.cancellation.cases.DisputeCommand.SubmitEvidence;
import dev.rescind.cancellation.cases.DisputeCommand.WithdrawDispute;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.DisputeEvent.DisputeWithdrawn;
import dev.rescind.events.DisputeEvent.EvidenceSubmitted;
import dev.rescind.events.DisputeEvent.Kind;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.Party;
import dev.rescind.policy.Disputes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the parties do to bring a case before the arbiter. */
final class Disputing {

  private Disputing() {}

  static Decided open(OrderCase asked, OpenDispute command) {
    Kind kind = kind(asked.own());
    if (asked.own().state() == CaseState.REJECTED
        && command.basis().order().isClosed(command.at())) {
      return Decided.refused(
          "order-closed", "upstream closed the order; nothing is left to cancel");
    }
    Optional<Instant> until = until(asked, kind, command);
    if (until.isEmpty()) {
      return Decided.refused(
          "dispute-not-allowed", "the policy does not let the " + command.by().party() + " do so");
    }
    if (command.at().isAfter(until.get())) {
      return Decided.refused("dispute-too-late", "that was possible until " + until.get());
    }
    List<LineQuantity> lines = List.of();
    if (asked.own().state() == CaseState.REJECTED) {
      OrderPlaced placed = command.basis().order().placed();
      Remainder remainder = Remainder.of(placed, asked.claimed());
      if (remainder.isNothing() || !remainder.holds(asked.request().lines())) {
        return Decided.refused("nothing-left-to-cancel", Judgement.nothingLeft(remainder));
      }
      lines = remainder.resolve(asked.request().lines());
    }
    return Decided.events(opened(asked, command, kind, lines));
  }

  private static Kind kind(CancellationCase own) {
    if (!own.rulings().isEmpty()) {
      return Kind.APPEAL;
    }
    return own.state() == CaseState.REJECTED ? Kind.ESCALATION : Kind.CONTEST;
  }

  /** Until when the party may; empty if it may not at all. */
  private static Optional<Instant> until(OrderCase asked, Kind kind, OpenDispute command) {
    Disputes disputes = command.basis().policy().terms().disputes();
    Party party = command.by().party();
    return switch (kind) {
      case ESCALATION ->
          asked
              .own()
              .rejected()
              .filter(rejected -> rejected.escalationUntil() != null)
              .flatMap(rejected ->
                  disputes.escalationUntil(party, rejected.decidedAt(), command.basis().zone()));
      case CONTEST ->
          asked
              .own()
              .settledAt()
              .flatMap(settled -> disputes.contestUntil(party, settled, command.basis().zone()));
      case APPEAL ->
          party == Party.PLATFORM
              ? Optional.empty()
              : Optional.ofNullable(asked.own().rulings().getLast().appealUntil());
    };
  }

  private static DisputeOpened opened(
      OrderCase asked, OpenDispute command, Kind kind, List<LineQuantity> lines) {
    OrderPlaced placed = command.basis().order().placed();
    Disputes.Evidence evidence = command.basis().policy().terms().disputes().evidence();
    return new DisputeOpened(
        asked.id(),
        asked.orderId(),
        placed.merchantId(),
        placed.customerId(),
        kind,
        command.by(),
        command.ground().name(),
        command.statement(),
        lines,
        evidence.within().after(command.at(), command.basis().zone()),
        command.at(),
        asked.request().upstreamRequestId(),
        false);
  }

  static Decided withdraw(OrderCase asked, WithdrawDispute command) {
    DisputeOpened open = asked.own().dispute().orElseThrow();
    if (open.openedBy().party() != command.by().party()) {
      return Decided.refused("not-yours", "only who opened the dispute may take it back");
    }
    return Decided.events(
        new DisputeWithdrawn(
            asked.id(),
            asked.orderId(),
            open.merchantId(),
            open.customerId(),
            command.by(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  /** The file is stored already; what is refused here is swept away with the unit of work. */
  static Decided submit(OrderCase asked, SubmitEvidence command) {
    Disputes.Evidence limits = command.basis().policy().terms().disputes().evidence();
    Optional<Instant> until = asked.own().dispute().map(DisputeOpened::evidenceUntil);
    if (until.isPresent() && command.at().isAfter(until.get())) {
      return Decided.refused("evidence-too-late", "evidence was taken until " + until.get());
    }
    if (!limits.types().contains(command.mediaType())) {
      return Decided.refused(
          "evidence-type", "the file is " + command.mediaType() + "; taken are " + limits.types());
    }
    if (command.bytes() > limits.mostBytes()) {
      return Decided.refused(
          "evidence-too-large", "a file may have at most " + limits.mostBytes() + " bytes");
    }
    if (asked.own().evidenceOf(command.by().party()) >= limits.mostFiles()) {
      return Decided.refused(
          "too-much-evidence", "each party may hand in at most " + limits.mostFiles() + " files");
    }
    return Decided.events(
        new EvidenceSubmitted(
            asked.id(),
            asked.orderId(),
            asked.knownMerchant(),
            asked.knownCustomer(),
            command.evidenceId(),
            command.by(),
            command.sha256(),
            command.mediaType(),
            command.bytes(),
            command.at(),
            asked.request().upstreamRequestId(),
            false));
  }

  /** How many rulings an appeal may still overturn. */
  static Optional<Instant> appealUntil(OrderCase asked, Basis basis, Instant ruledAt) {
    Disputes.Appeal appeal = basis.policy().terms().disputes().appeal();
    long appeals =
        asked.own().rulings().stream().filter(ruled -> isAppeal(ruled)).count()
            + (asked.own().dispute().filter(open -> open.kind() == Kind.APPEAL).isPresent()
                ? 1
                : 0);
    return appeal == null || appeals >= appeal.most()
        ? Optional.empty()
        : Optional.of(appeal.within().after(ruledAt, basis.zone()));
  }

  private static boolean isAppeal(DisputeRuled ruled) {
    return ruled.kind() == Kind.APPEAL;
  }
}
