package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.disputes.CaseFile.Communication;
import dev.rescind.cancellation.disputes.CaseFile.ProofOfRefund;
import dev.rescind.events.CancellationId;
import dev.rescind.events.EventJson;
import dev.rescind.events.Party;
import dev.rescind.events.RefundEvent.RefundIssued;
import dev.rescind.events.Requester;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the story of a case proves: what its parties wrote, and what went back. */
@Component
class CaseRecords {

  private final JdbcTemplate jdbc;

  CaseRecords(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Every text that an event of the case refers to and that is not erased, but for those that the
   * platform's people noted for themselves.
   */
  List<Communication> communication(CancellationId cancellationId) {
    return jdbc.query(
        """
        select author_party, author_id, body, written_at from texts
        where body is not null and text_id in (
          select value #>> '{}' from timeline,
            jsonb_path_query(event, 'strict $.** ? (@.type() == "string")') as value
          where cancellation_id = ? and event ->> 'visibility' is distinct from 'PLATFORM')
        order by written_at, text_id
        """,
        (row, number) ->
            new Communication(
                row.getTimestamp("written_at").toInstant(),
                new Requester(
                    Party.valueOf(row.getString("author_party")), row.getString("author_id")),
                row.getString("body")),
        cancellationId.value());
  }

  List<ProofOfRefund> refunds(CancellationId cancellationId) {
    return jdbc.query(
        """
        select event from timeline where cancellation_id = ? and type like 'RefundIssued.%'
        order by id
        """,
        (row, number) -> {
          RefundIssued issued =
              EventJson.mapper().readValue(row.getString("event"), RefundIssued.class);
          return new ProofOfRefund(
              issued.paymentId().value(),
              issued.amount(),
              issued.gatewayReference(),
              issued.issuedAt());
        },
        cancellationId.value());
  }
}
