package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.cases.ContactChannel;
import dev.rescind.cancellation.cases.RequestCommand.RecordContact;
import dev.rescind.cancellation.cases.Wordings;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.eventstore.Commands;
import dev.rescind.chassis.time.Ids;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans bulk cancellations, starts them, and records whom the merchant spoke to. */
@Component
class BulkRequests {

  private final Planning planning;
  private final Bulks bulks;
  private final BulkOrders orders;
  private final OrderBook book;
  private final PolicyBook policies;
  private final Wordings words;
  private final Commands commands;
  private final Ids ids;
  private final Clock clock;

  BulkRequests(
      Planning planning,
      Bulks bulks,
      BulkOrders orders,
      OrderBook book,
      PolicyBook policies,
      Wordings words,
      Commands commands,
      Ids ids,
      Clock clock) {
    this.planning = planning;
    this.bulks = bulks;
    this.orders = orders;
    this.book = book;
    this.policies = policies;
    this.words = words;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Plans; to be called in a unit of work. Nothing is done to any order.
   *
   * @throws ProblemException 400 naming the field and the rule it breaks; 409 if too much is meant
   */
  Bulk plan(MerchantId merchant, Requester requester, BulkBody body) {
    Selection selection = body.selection();
    checkReason(requester, body);
    Bulk bulk =
        new Bulk(
            ids.next().toString(),
            merchant,
            requester,
            body.reason(),
            words.keep(requester, body.reasonText()),
            ShownSelection.of(body),
            Bulk.State.PLANNED,
            clock.instant(),
            null,
            null);
    bulks.keep(bulk);
    orders.keep(bulk.bulkId(), planning.plan(bulk, selection));
    return bulk;
  }

  private void checkReason(Requester requester, BulkBody body) {
    words.check("reasonText", body.reasonText());
    List<Reason> known =
        policies.all().stream().flatMap(policy -> policy.reason(body.reason()).stream()).toList();
    if (known.isEmpty()) {
      throw ProblemException.invalid("reason", "must be one of those GET /api/reasons lists");
    }
    if (known.stream().noneMatch(reason -> reason.requesters().contains(requester.party()))) {
      throw ProblemException.invalid(
          "reason", "must be one that a " + requester.party() + " may give");
    }
    if (known.stream().anyMatch(Reason::needsEvidence)) {
      throw ProblemException.invalid(
          "reason", "must be one that needs no proof; each order wants its own");
    }
    if (known.stream().anyMatch(Reason::needsText)) {
      words.require("reasonText", body.reasonText());
    }
  }

  /** Has it run, or those again that failed; to be called in a unit of work. */
  Bulk run(Bulk bulk) {
    orders.retry(bulk.bulkId());
    bulks.start(bulk.bulkId(), clock.instant());
    return Objects.requireNonNull(bulks.find(bulk.bulkId()).orElse(null));
  }

  /** Records that the customers of the orders were spoken to; to be called in a unit of work. */
  int contacted(
      Bulk bulk, List<OrderId> contacted, ContactChannel channel, @Nullable TextId remark) {
    Instant now = clock.instant();
    commands.ahead(contacted.stream().map(OrderId::value).toList());
    int recorded = 0;
    for (OrderFacts order : book.lock(contacted).values()) {
      if (Planning.of(bulk.merchantId(), order) != null) {
        commands.send(
            new RecordContact(
                order.placed().orderId(),
                bulk.merchantId(),
                order.placed().customerId(),
                bulk.requester(),
                channel.name(),
                remark,
                now),
            Cause.request());
        recorded++;
      }
    }
    return recorded;
  }
}
