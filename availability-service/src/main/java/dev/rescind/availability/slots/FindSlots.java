package dev.rescind.availability.slots;

import dev.rescind.events.SlotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the view that {@link SlotsView} keeps. */
@Component
final class FindSlots {

  private static final String BOOKABLE = "available > 0 and starts_at > :now";
  private static final String SELECT =
      "select *, (" + BOOKABLE + ") as bookable, reserved > capacity as overbooked from slots ";

  private final JdbcClient jdbc;

  FindSlots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<SlotShown> find(SlotId slotId, Instant now) {
    return jdbc.sql(SELECT + "where slot_id = :slotId")
        .param("slotId", slotId.value())
        .param("now", Timestamp.from(now))
        .query(FindSlots::slot)
        .optional();
  }

  /** The booking history of a slot, oldest first. */
  List<Booking> history(SlotId slotId) {
    return jdbc.sql("select * from slot_bookings where slot_id = :slotId order by number")
        .param("slotId", slotId.value())
        .query(FindSlots::booking)
        .list();
  }

  /**
   * Finds slots by start.
   *
   * @param onlyBookableUnlessOf shows what is not bookable only of this merchant; null for all
   */
  List<SlotShown> search(
      SlotSearch wanted,
      @Nullable String onlyBookableUnlessOf,
      @Nullable SlotCursor after,
      int limit,
      Instant now) {
    Map<String, Object> values = new HashMap<>(Map.of("now", Timestamp.from(now), "limit", limit));
    List<String> conditions = new ArrayList<>(List.of("true"));
    where(conditions, values, "product_id = :product", "product", text(wanted.productId()));
    where(conditions, values, "merchant_id = :merchant", "merchant", text(wanted.merchantId()));
    where(conditions, values, "starts_at >= :from", "from", timestamp(wanted.from()));
    where(conditions, values, "starts_at < :to", "to", timestamp(wanted.to()));
    where(
        conditions,
        values,
        "(" + BOOKABLE + " or merchant_id = :own)",
        "own",
        onlyBookableUnlessOf);
    if (wanted.bookable()) {
      conditions.add(BOOKABLE);
    }
    if (after != null) {
      values.put("start", Timestamp.from(after.start()));
      where(
          conditions,
          values,
          "(starts_at, slot_id) > (:start, :slot)",
          "slot",
          text(after.slotId()));
    }
    return jdbc.sql(
            SELECT
                + "where "
                + String.join(" and ", conditions)
                + " order by starts_at, slot_id limit :limit")
        .params(values)
        .query(FindSlots::slot)
        .list();
  }

  private static void where(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static SlotShown slot(ResultSet row, int number) throws SQLException {
    return new SlotShown(
        row.getString("slot_id"),
        row.getString("product_id"),
        row.getString("merchant_id"),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        row.getString("zone"),
        row.getInt("available"),
        row.getBoolean("bookable"),
        row.getInt("capacity"),
        row.getInt("reserved"),
        row.getInt("held"),
        row.getInt("closed"),
        row.getBoolean("overbooked"),
        null);
  }

  private static Booking booking(ResultSet row, int number) throws SQLException {
    return new Booking(
        Booking.What.valueOf(row.getString("happened")),
        row.getString("order_id"),
        row.getString("line_id"),
        row.getString("cancellation_id"),
        row.getInt("quantity"),
        row.getTimestamp("happened_at").toInstant(),
        row.getBoolean("historical"));
  }
}
