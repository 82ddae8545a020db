package dev.rescind.cancellation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rescind.events.AlternativeEvent.AlternativeOffered;
import dev.rescind.events.Bearing;
import dev.rescind.events.Decision;
import dev.rescind.events.DisputeEvent.DisputeOpened;
import dev.rescind.events.DisputeEvent.DisputeRuled;
import dev.rescind.events.EventJson;
import dev.rescind.events.Party;
import dev.rescind.events.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to a case between its request and its end, and what may come.
 *
 * @param awaited whose answer it waits for
 * @param respondBy the last instant for the answer, UTC
 * @param silence what it means that nobody answers by then
 * @param decision who decided, if somebody did
 * @param remark what that one said, for those who may read it
 * @param escalationUntil until when a rejection may be brought before the platform, UTC
 * @param endedAt when it was withdrawn, kept or superseded, UTC
 * @param offer the offer to keep the order that is open or was taken last
 * @param dispute the dispute that is open
 * @param ruling the last ruling
 * @param reorder where the exemption of a mistaken order stands: the last event of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseProgress(
    @Nullable Party awaited,
    @Nullable Instant respondBy,
    @Nullable Silence silence,
    @Nullable Decision decision,
    @Nullable String remark,
    @Nullable Bearing bearing,
    @Nullable Instant escalationUntil,
    @Nullable Instant endedAt,
    @Nullable AlternativeOffered offer,
    @Nullable DisputeOpened dispute,
    @Nullable DisputeRuled ruling,
    @Nullable JsonNode reorder) {

  static CaseProgress read(ResultSet row) throws SQLException {
    String awaited = row.getString("awaited");
    String silence = row.getString("silence");
    String reorder = row.getString("reorder");
    return new CaseProgress(
        awaited == null ? null : Party.valueOf(awaited),
        instant(row, "respond_by"),
        awaited == null || silence == null ? null : Silence.valueOf(silence),
        json(row, "decision", Decision.class),
        row.getString("remark"),
        json(row, "bearing", Bearing.class),
        instant(row, "escalation_until"),
        instant(row, "ended_at"),
        json(row, "offer", AlternativeOffered.class),
        json(row, "dispute", DisputeOpened.class),
        json(row, "ruling", DisputeRuled.class),
        reorder == null ? null : EventJson.mapper().readTree(reorder));
  }

  private static <T> @Nullable T json(ResultSet row, String column, Class<T> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : EventJson.mapper().readValue(json, type);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
