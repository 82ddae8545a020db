package dev.rescind.cancellation.withdrawals;

import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.TextId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps links and what was confirmed by them. */
@Component
class Links {

  private final JdbcTemplate jdbc;

  Links(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void keep(LinkToken token, OrderId orderId, String createdBy, Instant at) {
    jdbc.update(
        """
        insert into withdrawal_links (token_hash, order_id, created_by, created_at)
        values (?, ?, ?, ?)
        """,
        token.hash(),
        orderId.value(),
        createdBy,
        Timestamp.from(at));
  }

  Optional<Link> find(LinkToken token) {
    return find(token, "");
  }

  /** As {@link #find}, and holds the link until the transaction ends. */
  Optional<Link> lock(LinkToken token) {
    return find(token, " for update of l");
  }

  private Optional<Link> find(LinkToken token, String how) {
    return jdbc
        .query(
            """
            select l.*, t.body from withdrawal_links l
            left join texts t on t.text_id = l.acknowledgement_text_id where token_hash = ?
            """
                + how,
            (row, number) -> new Link(new OrderId(row.getString("order_id")), confirmation(row)),
            (Object) token.hash())
        .stream()
        .findFirst();
  }

  private static Link.@Nullable Confirmation confirmation(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("confirmed_at");
    return at == null
        ? null
        : new Link.Confirmation(
            at.toInstant(),
            HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("confirmation_hash"))),
            new CancellationId(row.getString("cancellation_id")),
            row.getString("body"),
            row.getString("acknowledgement_sha256"));
  }

  void confirm(
      LinkToken token,
      Instant at,
      byte[] hash,
      CancellationId cancellationId,
      TextId acknowledgement,
      String sha256) {
    jdbc.update(
        """
        update withdrawal_links set confirmed_at = ?, confirmation_hash = ?, cancellation_id = ?,
          acknowledgement_text_id = ?, acknowledgement_sha256 = ?
        where token_hash = ?
        """,
        Timestamp.from(at),
        hash,
        cancellationId.value(),
        acknowledgement.value(),
        sha256,
        token.hash());
  }
}
