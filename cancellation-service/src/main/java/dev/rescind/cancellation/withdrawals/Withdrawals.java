package dev.rescind.cancellation.withdrawals;

import dev.rescind.cancellation.cases.CaseRequests;
import dev.rescind.cancellation.cases.RequestOutcome;
import dev.rescind.cancellation.cases.Wordings;
import dev.rescind.cancellation.orders.KnownOrder;
import dev.rescind.cancellation.orders.OrderBook;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.CancellationId;
import dev.rescind.events.LineId;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import dev.rescind.policy.OrderFacts;
import dev.rescind.policy.Withdrawal;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes links, and takes what is confirmed by them as the customer's request. */
@Component
class Withdrawals {

  private final Links links;
  private final OrderBook orders;
  private final Prospects prospects;
  private final CaseRequests requests;
  private final Wordings words;
  private final Clock clock;

  Withdrawals(
      Links links,
      OrderBook orders,
      Prospects prospects,
      CaseRequests requests,
      Wordings words,
      Clock clock) {
    this.links = links;
    this.orders = orders;
    this.prospects = prospects;
    this.requests = requests;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A new link for an order; to be called in a unit of work. Earlier ones stay good.
   *
   * @throws ProblemException 404 if the order is not known, 409 if nothing of it can be withdrawn
   *     from
   */
  LinkToken link(OrderId orderId, String createdBy) {
    KnownOrder order =
        orders
            .known(orderId)
            .orElseThrow(() -> ProblemException.notFound("there is no such order"));
    Prospect prospect = prospect(order);
    if (prospect.all().isEmpty()) {
      throw noRight(prospect);
    }
    LinkToken token = LinkToken.random();
    links.keep(token, orderId, createdBy, clock.instant());
    return token;
  }

  private static ProblemException noRight(Prospect prospect) {
    return noRight(
        prospect.lines().stream()
            .map(Prospect.Line::why)
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  private static ProblemException noRight(String why) {
    return ProblemException.conflict(
        "no-right-to-withdraw", why.isEmpty() ? "nothing is left of this order" : why);
  }

  /**
   * What the link leads to.
   *
   * @throws ProblemException 404 if there is no such link, 409 if there is no right any more
   */
  Prospect prospect(KnownOrder order) {
    return prospects
        .of(order, clock.instant())
        .orElseThrow(() -> noRight("the rules of this order give no right to withdraw"));
  }

  /** The order of a link. */
  KnownOrder order(Link link) {
    return orders
        .known(link.orderId())
        .orElseThrow(() -> ProblemException.notFound("the order is not known any more"));
  }

  /**
   * Withdraws, once; to be called in a unit of work.
   *
   * @throws ProblemException 409 if something else was confirmed by this link, or there is no right
   */
  LinkToken confirm(LinkToken token, Link found, ConfirmationBody body) {
    orders.lock(List.of(found.orderId()));
    Link link = links.lock(token).orElse(found);
    if (link.confirmation() != null) {
      requireSame(link.confirmation(), body);
      return token;
    }
    confirm(token, order(found), body, clock.instant());
    return token;
  }

  private static void requireSame(Link.Confirmation confirmation, ConfirmationBody body) {
    if (!confirmation.hash().equals(HexFormat.of().formatHex(body.hash()))) {
      throw ProblemException.conflict(
          "withdrawn-already", "this link was used; look at what was confirmed by it");
    }
  }

  private void confirm(LinkToken token, KnownOrder known, ConfirmationBody body, Instant at) {
    Prospect prospect = prospect(known);
    OrderFacts order = known.facts();
    List<LineQuantity> lines = body.named().isEmpty() ? prospect.all() : body.named();
    requirePossible(prospect, lines);
    Requester customer = Prospects.customer(order);
    CancellationId cancellation = request(token, order, customer, body, lines, at);
    Acknowledgement acknowledgement =
        Acknowledgement.of(order, cancellation, lines, body.name(), body.statement(), at);
    TextId text = words.kept(customer, acknowledgement.text());
    links.confirm(token, at, body.hash(), cancellation, text, acknowledgement.sha256());
  }

  private static void requirePossible(Prospect prospect, List<LineQuantity> lines) {
    Map<LineId, Prospect.Line> left =
        prospect.lines().stream().collect(Collectors.toMap(Prospect.Line::lineId, line -> line));
    if (lines.isEmpty()) {
      throw noRight(prospect);
    }
    if (lines.stream().map(LineQuantity::lineId).distinct().count() != lines.size()) {
      throw ProblemException.invalid("lines", "must name a line once");
    }
    for (int i = 0; i < lines.size(); i++) {
      Prospect.Line line = left.get(lines.get(i).lineId());
      if (line == null || line.quantity() < lines.get(i).quantity()) {
        throw ProblemException.invalid("lines[" + i + "]", "must be what is left of the order");
      }
      if (!line.possible()) {
        throw noRight(line.why());
      }
    }
  }

  private CancellationId request(
      LinkToken token,
      OrderFacts order,
      Requester customer,
      ConfirmationBody body,
      List<LineQuantity> lines,
      Instant at) {
    String reason = prospects.right(order, at).map(Withdrawal::reason).orElseThrow();
    RequestOutcome outcome =
        requests.submit(
            new CaseRequests.Request(
                order.placed().orderId(),
                customer,
                reason,
                words.keep(customer, body.statement()),
                lines,
                at,
                "withdrawal/" + HexFormat.of().formatHex(token.hash(), 0, 16),
                false,
                true),
            order,
            Cause.request());
    return switch (outcome) {
      case RequestOutcome.Recorded it -> it.cancellationId();
      case RequestOutcome.KnownAlready it -> it.cancellationId();
      case RequestOutcome.NothingLeft it ->
          throw new ProblemException(HttpStatus.CONFLICT, "nothing-left-to-cancel", it.why());
    };
  }
}
