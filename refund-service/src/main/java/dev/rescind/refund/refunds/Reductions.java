package dev.rescind.refund.refunds;

import dev.rescind.chassis.effects.Withdrawal;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.events.Money;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.refund.payments.CapturedPayment;
import dev.rescind.refund.payments.Payments;
import dev.rescind.refund.refunds.OpenTenders.OpenTender;
import dev.rescind.refund.refunds.RefundCommand.ListOpenTenders;
import dev.rescind.refund.refunds.RefundCommand.ReduceTender;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Gives less back to a payment of which upstream gave back so much itself that the two are more
 * than was captured. Takes it off tenders that the gateway was not asked for, the newest first. One
 * that it may have been asked for stays: the gateway refuses what is too much, and a retry of it
 * comes by here.
 */
@Component
final class Reductions {

  private final Payments payments;
  private final Commands commands;
  private final TendersDue tenders;
  private final Clock clock;

  Reductions(Payments payments, Commands commands, TendersDue tenders, Clock clock) {
    this.payments = payments;
    this.commands = commands;
    this.tenders = tenders;
    this.clock = clock;
  }

  /** Reduces what is too much; to be called in a unit of work. */
  void reduce(OrderId orderId, PaymentId paymentId, Cause cause) {
    payments.of(orderId).stream()
        .filter(payment -> payment.paymentId().equals(paymentId))
        .filter(payment -> payment.returned().isPositive())
        .forEach(payment -> reduce(orderId, payment, cause));
  }

  private void reduce(OrderId orderId, CapturedPayment payment, Cause cause) {
    OpenTenders open =
        commands.ask(OpenTenders.class, new ListOpenTenders(orderId, payment), cause);
    Money excess = open.excess();
    for (OpenTender tender : open.tenders()) {
      Money by = tender.amount().min(excess);
      if (by.isPositive() && reduce(orderId, tender, by, cause)) {
        excess = excess.minus(by);
      }
    }
  }

  private boolean reduce(OrderId orderId, OpenTender tender, Money by, Cause cause) {
    Money left = tender.amount().minus(by);
    TenderDue due = tender.due(orderId, left, cause.eventId());
    Withdrawal withdrawal = tenders.withdraw(due);
    if (withdrawal == Withdrawal.TOO_LATE) {
      return false;
    }
    commands.send(
        new ReduceTender(orderId, tender.refundId(), tender.paymentId(), by, clock.instant()),
        cause);
    if (withdrawal == Withdrawal.WITHDRAWN && left.isPositive()) {
      tenders.submit(due);
    }
    return true;
  }
}
