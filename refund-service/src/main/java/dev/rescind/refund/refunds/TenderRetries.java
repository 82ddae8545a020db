package dev.rescind.refund.refunds;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.OrderId;
import dev.rescind.events.PaymentId;
import dev.rescind.events.RefundId;
import dev.rescind.refund.refunds.RefundCommand.RetryTender;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Further attempts that a person asks for, after one has failed for good; each is on record. */
@Component
public class TenderRetries {

  private final JdbcTemplate jdbc;
  private final Commands commands;
  private final TendersDue tenders;
  private final Reductions reductions;
  private final Clock clock;

  TenderRetries(
      JdbcTemplate jdbc,
      Commands commands,
      TendersDue tenders,
      Reductions reductions,
      Clock clock) {
    this.jdbc = jdbc;
    this.commands = commands;
    this.tenders = tenders;
    this.reductions = reductions;
    this.clock = clock;
  }

  /**
   * Starts the next attempt; to be called in a unit of work. Answers its number, or 0 where there
   * is nothing left to try because upstream gave it all back itself.
   *
   * @throws ProblemException 404 if there is no such tender, 409 unless its last attempt failed for
   *     good
   */
  public int retry(OrderId orderId, RefundId refundId, PaymentId paymentId, Caller caller) {
    reductions.reduce(orderId, paymentId, Cause.request());
    RetryAnswer answer =
        commands.ask(
            RetryAnswer.class, new RetryTender(orderId, refundId, paymentId), Cause.request());
    return switch (answer) {
      case RetryAnswer.Granted granted -> {
        begin(refundId, paymentId, granted.attempt(), caller);
        tenders.submit(
            new TenderDue(orderId, refundId, paymentId, granted.amount(), granted.attempt(), null));
        yield granted.attempt();
      }
      case RetryAnswer.AlreadyIssued issued ->
          throw ProblemException.conflict(
              "refund-already-issued", "the gateway took this refund; there is nothing to retry");
      case RetryAnswer.NothingLeft nothing -> 0;
      case RetryAnswer.StillOpen open -> throw stillOpen();
      case RetryAnswer.NoSuchTender none ->
          throw ProblemException.notFound("the refund has no tender of this payment");
    };
  }

  private void begin(RefundId refundId, PaymentId paymentId, int attempt, Caller caller) {
    int begun =
        jdbc.update(
            """
            insert into tender_retries (refund_id, payment_id, attempt, asked_by, asked_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
            refundId.value(),
            paymentId.value(),
            attempt,
            caller.subject(),
            Timestamp.from(clock.instant()));
    if (begun == 0) {
      throw stillOpen();
    }
  }

  private static ProblemException stillOpen() {
    return ProblemException.conflict(
        "refund-still-open",
        "the outcome of the last attempt is not known yet; only one that failed can be retried");
  }
}
