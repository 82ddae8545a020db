package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.cases.UploadedEvidence;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.cancellation.policies.PolicyBook;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.EvidenceId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import dev.rescind.policy.Disputes;
import dev.rescind.policy.OrderFacts;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Files for an order whose cancellation nobody has asked for yet: who may, and how many. */
@Component
class Uploads implements UploadedEvidence {

  private final EvidenceBook book;
  private final OrderBook orders;
  private final PolicyBook policies;
  private final Clock clock;

  Uploads(EvidenceBook book, OrderBook orders, PolicyBook policies, Clock clock) {
    this.book = book;
    this.orders = orders;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public List<Upload> take(OrderId orderId, Requester by, List<String> uploadIds) {
    List<Evidence> waiting = book.waiting(orderId, by, uploadIds);
    if (waiting.size() != uploadIds.size()) {
      throw ProblemException.invalid(
          "evidence", "must name uploads of yours for this order, each once, that no case has");
    }
    return waiting.stream()
        .map(found ->
            new Upload(
                new EvidenceId(found.evidenceId()),
                found.sha256(),
                found.mediaType(),
                found.bytes()))
        .toList();
  }

  /**
   * As which party of an order the caller acts.
   *
   * @throws ProblemException 404 if the caller may not see the order
   */
  Requester party(OrderId orderId, Caller caller) {
    OrderFacts order = order(orderId);
    if (caller.is(Role.CUSTOMER) && caller.subject().equals(order.placed().customerId().value())) {
      return new Requester(Party.CUSTOMER, caller.subject());
    }
    if (caller.is(Role.MERCHANT) && caller.subject().equals(order.placed().merchantId().value())) {
      return new Requester(Party.MERCHANT, caller.subject());
    }
    if (caller.is(Role.SUPPORT)) {
      return new Requester(Party.PLATFORM, caller.subject());
    }
    throw unknown();
  }

  /**
   * @throws ProblemException 409 if the policy that holds for the order does not take the file
   */
  void check(OrderId orderId, Requester by, ReceivedFile file) {
    Disputes.Evidence limits =
        policies
            .catalogue()
            .find(order(orderId).placed(), clock.instant())
            .map(policy -> policy.terms().disputes().evidence())
            .orElse(Disputes.NONE.evidence());
    if (!limits.types().contains(file.mediaType())) {
      throw ProblemException.conflict(
          "evidence-type",
          "the file is " + file.mediaType() + "; taken are " + new TreeSet<>(limits.types()));
    }
    if (file.content().bytes() > limits.mostBytes()) {
      throw ProblemException.conflict(
          "evidence-too-large", "a file may have at most " + limits.mostBytes() + " bytes");
    }
    if (book.waiting(orderId, by) >= limits.mostFiles()) {
      throw ProblemException.conflict(
          "too-much-evidence", "each party may hand in at most " + limits.mostFiles() + " files");
    }
  }

  private OrderFacts order(OrderId orderId) {
    return orders.find(orderId).orElseThrow(Uploads::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("there is no such order among those you may see");
  }
}
