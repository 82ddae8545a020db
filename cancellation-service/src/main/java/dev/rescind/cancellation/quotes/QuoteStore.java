package dev.rescind.cancellation.quotes;

import dev.rescind.cancellation.orders.Claimed;
import dev.rescind.cancellation.policies.Outlook;
import dev.rescind.events.EventJson;
import dev.rescind.events.LineQuantity;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PolicyId;
import dev.rescind.events.PolicyReference;
import dev.rescind.events.Requester;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps quotes. */
@Component
class QuoteStore {

  private static final TypeReference<List<LineQuantity>> LINES = new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  QuoteStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Quote quote) {
    PolicyReference policy = quote.policy();
    jdbc.update(
        """
        insert into quotes (quote_id, order_id, order_version, requester_party, requester_id,
          reason, lines, claimed, policy_id, policy_version, quoted_at, valid_until, figures)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?::jsonb)
        """,
        quote.quoteId().value(),
        quote.orderId().value(),
        quote.orderVersion(),
        quote.requester().party().name(),
        quote.requester().id(),
        quote.reason(),
        EventJson.mapper().writerFor(LINES).writeValueAsString(quote.lines()),
        EventJson.mapper().writeValueAsString(quote.claimed()),
        policy == null ? null : policy.policyId().value(),
        policy == null ? null : policy.version(),
        Timestamp.from(quote.quotedAt()),
        Timestamp.from(quote.validUntil()),
        EventJson.mapper().writeValueAsString(quote.outlook()));
  }

  /** The quote with this id, whatever an address may hold. */
  Optional<Quote> find(String id) {
    return jdbc.query("select * from quotes where quote_id = ?", QuoteStore::read, id).stream()
        .findFirst();
  }

  private static Quote read(ResultSet row, int number) throws SQLException {
    return new Quote(
        new QuoteId(row.getString("quote_id")),
        new OrderId(row.getString("order_id")),
        row.getLong("order_version"),
        new Requester(
            Party.valueOf(row.getString("requester_party")), row.getString("requester_id")),
        row.getString("reason"),
        EventJson.mapper().readValue(row.getString("lines"), LINES),
        EventJson.mapper().readValue(row.getString("claimed"), Claimed.class),
        policy(row),
        row.getTimestamp("quoted_at").toInstant(),
        row.getTimestamp("valid_until").toInstant(),
        EventJson.mapper().readValue(row.getString("figures"), Outlook.class));
  }

  private static @Nullable PolicyReference policy(ResultSet row) throws SQLException {
    String id = row.getString("policy_id");
    return id == null ? null : new PolicyReference(new PolicyId(id), row.getInt("policy_version"));
  }
}
