package dev.rescind.refund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Double entry. The database refuses a transaction that leaves an entry out of balance. */
@Component
final class Ledger {

  private static final String INSERT =
      """
      insert into postings (entry_id, account, owner, currency, amount, posted_at)
      select entry.id, side.account, side.owner, entry.currency, side.amount, entry.posted_at
      from (values (?::text, ?::text, ?::timestamptz)) as entry (id, currency, posted_at),
        (values (?::text, ?::text, ?::bigint), (?::text, ?::text, ?::bigint))
          as side (account, owner, amount)
      where not exists (select 1 from postings where postings.entry_id = entry.id)
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;

  Ledger(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an account holds in one currency.
   *
   * @param amount minor units; debits are positive, credits negative
   */
  record Total(String account, String currency, long amount) {

    static Total read(ResultSet row, int number) throws SQLException {
      return new Total(row.getString("account"), row.getString("currency"), row.getLong("amount"));
    }
  }

  /**
   * Posts entries, in the running transaction. One that is posted already is left as it is, with
   * both its sides, even if it would go to other accounts now.
   */
  void post(List<Entry> entries) {
    if (!entries.isEmpty()) {
      jdbc.batchUpdate(INSERT, entries.stream().map(Ledger::postings).toList());
    }
  }

  private static @Nullable Object[] postings(Entry entry) {
    long amount = entry.amount().amount();
    return new @Nullable Object[] {
      entry.id(),
      entry.amount().currency(),
      Timestamp.from(entry.at()),
      entry.debit().name(),
      entry.debit().owner(),
      amount,
      entry.credit().name(),
      entry.credit().owner(),
      Math.negateExact(amount)
    };
  }

  List<Total> totals() {
    return jdbc.query(
        """
        select account, currency, sum(amount) as amount from postings
        group by account, currency order by account, currency
        """,
        Total::read);
  }

  /** How many postings there are. */
  long count() {
    Long count = jdbc.queryForObject("select count(*) from postings", Long.class);
    return count == null ? 0 : count;
  }

  /** What the postings of an entry in one currency come to, where that is not zero. */
  List<Imbalance> outOfBalance() {
    return jdbc.query(
        """
        select entry_id, currency, sum(amount) as amount from postings
        group by entry_id, currency having sum(amount) <> 0 order by entry_id
        """,
        (row, number) ->
            new Imbalance(
                row.getString("entry_id"), row.getString("currency"), row.getLong("amount")));
  }

  /**
   * An entry that does not cancel out.
   *
   * @param amount minor units
   */
  record Imbalance(String entry, String currency, long amount) {}
}
