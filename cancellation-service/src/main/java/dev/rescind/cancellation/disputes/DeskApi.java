package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.chassis.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The arbiter's desk. */
@RestController
@RequestMapping("/api/disputes")
class DeskApi {

  private static final int MOST = 200;
  private static final String OPEN = "open";

  private final Desk desk;

  DeskApi(Desk desk) {
    this.desk = desk;
  }

  /**
   * A page of disputes, the one that waits longest first.
   *
   * @param next cursor of the next page, for {@code after}; absent on the last
   */
  record Page(List<OpenDispute> disputes, @Nullable String next) {}

  /** Disputes that wait for a ruling; what was ruled stands on its case. */
  @GetMapping
  Page disputes(
      @RequestParam(defaultValue = OPEN) String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    caller.requireAny(Role.ARBITER, Role.SUPPORT);
    if (!state.equals(OPEN)) {
      throw ProblemException.invalid("state", "must be " + OPEN);
    }
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("limit", "must be 1 to " + MOST);
    }
    List<OpenDispute> found = desk.open(DeskCursor.parse(after), limit);
    return new Page(found, found.size() < limit ? null : DeskCursor.after(found.getLast()));
  }
}
