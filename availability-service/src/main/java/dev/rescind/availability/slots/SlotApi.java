package dev.rescind.availability.slots;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import dev.rescind.events.MerchantId;
import dev.rescind.events.ProductId;
import dev.rescind.events.SlotId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be booked. Anybody with a token sees bookable slots; support and ops see all of every
 * slot, with who booked it, and so does a merchant of its own.
 */
@RestController
@RequestMapping("/api/slots")
final class SlotApi {

  private static final int LARGEST_PAGE = 200;

  private final FindSlots slots;
  private final Clock clock;

  SlotApi(FindSlots slots, Clock clock) {
    this.slots = slots;
    this.clock = clock;
  }

  /**
   * A page of slots, by start.
   *
   * @param next hand it in as {@code cursor} for what comes after; absent on the last page
   */
  record Page(List<SlotShown> slots, @Nullable String next) {}

  @GetMapping("/{slotId}")
  SlotShown show(@PathVariable SlotId slotId, Caller caller) {
    return slots
        .find(slotId, clock.instant())
        .filter(slot -> slot.bookable() || mayLookInto(slot, caller))
        .map(slot ->
            mayLookInto(slot, caller) ? slot.with(slots.history(slotId)) : slot.withoutInsides())
        .orElseThrow(() -> ProblemException.notFound("no slot that you may see has this id"));
  }

  @GetMapping
  Page search(
      @RequestParam(required = false) @Nullable ProductId productId,
      @RequestParam(required = false) @Nullable MerchantId merchantId,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "false") boolean bookable,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ProblemException.invalid("limit", "must be 1 to " + LARGEST_PAGE);
    }
    List<SlotShown> found =
        slots.search(
            new SlotSearch(productId, merchantId, from, to, bookable),
            seesAll(caller) ? null : ownMerchant(caller),
            SlotCursor.parse(cursor),
            limit + 1,
            clock.instant());
    List<SlotShown> page = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        page.stream()
            .map(slot -> mayLookInto(slot, caller) ? slot : slot.withoutInsides())
            .toList(),
        found.size() > limit ? SlotCursor.after(page.getLast()).toString() : null);
  }

  private static boolean seesAll(Caller caller) {
    return caller.isAny(Role.SUPPORT, Role.OPS);
  }

  /** The caller's merchant id; of a caller who is none an id that no merchant has. */
  private static String ownMerchant(Caller caller) {
    return caller.is(Role.MERCHANT) ? caller.subject() : "";
  }

  private static boolean mayLookInto(SlotShown slot, Caller caller) {
    return seesAll(caller) || slot.merchantId().equals(ownMerchant(caller));
  }
}
