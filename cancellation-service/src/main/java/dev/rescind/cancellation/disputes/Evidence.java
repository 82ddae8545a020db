package dev.rescind.cancellation.disputes;

import dev.rescind.events.Party;
import dev.rescind.events.Requester;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was handed in, as the API shows it.
 *
 * @param cancellationId the case; absent while it waits for one
 * @param sha256 of its content
 * @param mediaType as its content says
 * @param fileName as the sender called it; absent once it was erased
 * @param note what the sender said to it; absent if nothing, or once it was erased
 * @param receivedAt UTC
 * @param erasedAt since when the file is gone, UTC
 */
record Evidence(
    String evidenceId,
    @Nullable String cancellationId,
    String sha256,
    String mediaType,
    long bytes,
    @Nullable String fileName,
    @Nullable String note,
    Requester submittedBy,
    Instant receivedAt,
    @Nullable Instant erasedAt) {

  Digest digest() {
    return new Digest(sha256);
  }

  static Evidence read(ResultSet row, int number) throws SQLException {
    Timestamp erased = row.getTimestamp("erased_at");
    return new Evidence(
        row.getString("evidence_id"),
        row.getString("cancellation_id"),
        row.getString("sha256"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getString("file_name"),
        row.getString("note"),
        new Requester(
            Party.valueOf(row.getString("submitted_by_party")), row.getString("submitted_by_id")),
        row.getTimestamp("received_at").toInstant(),
        erased == null ? null : erased.toInstant());
  }
}
