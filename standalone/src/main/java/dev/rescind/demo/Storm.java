package dev.rescind.demo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A storm: whoever surfs stays ashore, and the school cancels everything at once. */
final class Storm {

  private static final String STRICKEN = "M-surf-lisbon";

  private final Calls calls;

  Storm(Calls calls) {
    this.calls = calls;
  }

  /**
   * The school tells its customers, and cancels the lessons that are still to come.
   *
   * @param booked everything that is booked and stands
   * @return how many orders were cancelled by it
   */
  long over(List<Booking> booked) {
    List<String> lessons =
        booked.stream()
            .filter(booking -> booking.merchant().id().equals(STRICKEN))
            .map(Booking::id)
            .toList();
    if (lessons.isEmpty()) {
      return 0;
    }
    String token = calls.merchant(Merchant.of(STRICKEN));
    String all = "/api/merchants/" + STRICKEN + "/bulk-cancellations";
    String one =
        all
            + "/"
            + calls
                .post(
                    all,
                    token,
                    Map.of("orderIds", lessons, "reason", "FORCE_MAJEURE"),
                    "demo-storm")
                .path("bulkId")
                .asString();
    calls.post(
        one + "/contacts",
        token,
        Map.of("orderIds", lessons, "channel", "PHONE", "remark", "The red flag is up."),
        "demo-storm-contacts");
    calls.post(one + "/run", token, Map.of(), "demo-storm-run");
    JsonNode done =
        calls.await(one, token, shown -> shown.path("state").asString("").equals("DONE"));
    return done.at("/progress/cancelled").longValue();
  }
}
