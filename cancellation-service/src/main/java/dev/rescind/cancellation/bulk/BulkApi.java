package dev.rescind.cancellation.bulk;

import dev.rescind.cancellation.bulk.BulkOrders.Outcome;
import dev.rescind.cancellation.cases.ContactChannel;
import dev.rescind.cancellation.cases.Wordings;
import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.IdempotentRequests;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.MerchantId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cancel many orders at one stroke: plan, look, run, see what became of each. */
@RestController
@RequestMapping("/api/merchants/{merchantId}/bulk-cancellations")
class BulkApi {

  private static final int MOST = 500;

  private final BulkRequests requests;
  private final Bulks bulks;
  private final BulkReport report;
  private final BulkWorker worker;
  private final Wordings words;
  private final IdempotentRequests idempotency;

  BulkApi(
      BulkRequests requests,
      Bulks bulks,
      BulkReport report,
      BulkWorker worker,
      Wordings words,
      IdempotentRequests idempotency) {
    this.requests = requests;
    this.bulks = bulks;
    this.report = report;
    this.worker = worker;
    this.words = words;
    this.idempotency = idempotency;
  }

  /**
   * A page of a merchant's bulk cancellations, the latest first.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record BulkPage(List<BulkResource> bulkCancellations, @Nullable String next) {}

  /**
   * A page of orders, by id.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record BulkOrdersPage(List<BulkResource.Row> orders, @Nullable String next) {}

  /**
   * Customers were spoken to.
   *
   * @param orderIds whose, at most 500
   * @param remark what was said, at most 2,000 characters
   */
  record Contacted(List<OrderId> orderIds, ContactChannel channel, @Nullable String remark) {}

  /** How many contacts were recorded. */
  record RecordedContacts(int recorded) {}

  /** Plans; answers 201 with what it would give. Nothing is done before it is told to run. */
  @PostMapping
  ResponseEntity<byte[]> plan(
      @PathVariable String merchantId,
      @RequestBody BulkBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    MerchantId merchant = own(merchantId, caller);
    return idempotency.once(
        caller,
        key,
        "POST /api/merchants/" + merchantId + "/bulk-cancellations",
        body,
        () -> requests.plan(merchant, requester(caller), body),
        planned ->
            ResponseEntity.created(
                    URI.create(
                        "/api/merchants/" + merchantId + "/bulk-cancellations/" + planned.bulkId()))
                .body(report.of(planned)));
  }

  /** Has it run; answers 202 at once. Running twice is running once. */
  @PostMapping("/{bulkId}/run")
  ResponseEntity<byte[]> run(
      @PathVariable String merchantId,
      @PathVariable String bulkId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    Bulk bulk = visible(merchantId, bulkId, caller);
    ResponseEntity<byte[]> answer =
        idempotency.once(
            caller,
            key,
            "POST /api/merchants/" + merchantId + "/bulk-cancellations/" + bulkId + "/run",
            bulkId,
            () -> requests.run(bulk),
            running -> ResponseEntity.accepted().body(report.of(running)));
    worker.wake();
    return answer;
  }

  /** Records that customers were spoken to, as force majeure may need it beforehand. */
  @PostMapping("/{bulkId}/contacts")
  ResponseEntity<byte[]> contacted(
      @PathVariable String merchantId,
      @PathVariable String bulkId,
      @RequestBody Contacted body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    Bulk bulk = visible(merchantId, bulkId, caller);
    check(body);
    return idempotency.once(
        caller,
        key,
        "POST /api/merchants/" + merchantId + "/bulk-cancellations/" + bulkId + "/contacts",
        body,
        () ->
            requests.contacted(
                bulk,
                body.orderIds(),
                body.channel(),
                words.keep(requester(caller), body.remark())),
        recorded -> ResponseEntity.ok(new RecordedContacts(recorded)));
  }

  private void check(Contacted body) {
    if (body.orderIds().isEmpty() || body.orderIds().size() > MOST) {
      throw ProblemException.invalid("orderIds", "must have 1 to " + MOST + " entries");
    }
    words.check("remark", body.remark());
  }

  @GetMapping
  BulkPage list(
      @PathVariable String merchantId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    List<Bulk> found = bulks.of(own(merchantId, caller), after, within(limit));
    return new BulkPage(
        found.stream().map(report::of).toList(),
        found.size() < limit ? null : found.getLast().bulkId());
  }

  @GetMapping("/{bulkId}")
  BulkResource show(@PathVariable String merchantId, @PathVariable String bulkId, Caller caller) {
    return report.of(visible(merchantId, bulkId, caller));
  }

  @GetMapping("/{bulkId}/orders")
  BulkOrdersPage orders(
      @PathVariable String merchantId,
      @PathVariable String bulkId,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    Bulk bulk = visible(merchantId, bulkId, caller);
    List<BulkResource.Row> found = report.orders(bulk.bulkId(), outcome, after, within(limit));
    return new BulkOrdersPage(
        found, found.size() < limit ? null : found.getLast().orderId().value());
  }

  private static int within(int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("limit", "must be 1 to " + MOST);
    }
    return limit;
  }

  private Bulk visible(String merchantId, String bulkId, Caller caller) {
    MerchantId merchant = own(merchantId, caller);
    return bulks
        .find(bulkId)
        .filter(bulk -> bulk.merchantId().equals(merchant))
        .orElseThrow(
            () -> ProblemException.notFound("this merchant has no such bulk cancellation"));
  }

  /** Merchants their own, support all. */
  private static MerchantId own(String merchantId, Caller caller) {
    boolean own = caller.is(Role.MERCHANT) && caller.subject().equals(merchantId);
    if (!own) {
      caller.requireAny(Role.SUPPORT);
    }
    try {
      return new MerchantId(merchantId);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("merchantId", "must be an opaque id");
    }
  }

  private static Requester requester(Caller caller) {
    return new Requester(
        caller.is(Role.MERCHANT) ? Party.MERCHANT : Party.PLATFORM, caller.subject());
  }
}
