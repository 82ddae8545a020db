package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The services that answer the steps of an approved cancellation. */
final class Parts {

  private Parts() {}

  private static boolean isApproval(String type) {
    return type.equals(Fact.CANCELLATION_APPROVED.type());
  }

  /** Schedules a refund, and issues it in a transaction of its own. */
  record Refunding() implements Part {
    @Override
    public boolean hears(String type) {
      return isApproval(type);
    }

    @Override
    public List<Happened> react(Connection connection, List<Heard> heard) throws SQLException {
      Undertakings.add(connection, heard);
      return heard.stream().map(each -> Happened.because(each, Fact.REFUND_SCHEDULED)).toList();
    }

    @Override
    public List<Happened> followUp(Connection connection) throws SQLException {
      return Undertakings.take(connection, Fact.REFUND_ISSUED);
    }
  }

  /** Gives the place back. */
  record Releasing() implements Part {
    @Override
    public boolean hears(String type) {
      return isApproval(type);
    }

    @Override
    public List<Happened> react(Connection connection, List<Heard> heard) {
      return heard.stream().map(each -> Happened.because(each, Fact.SLOT_RELEASED)).toList();
    }
  }

  /** Notes a notice to each side, and hands both over in a transaction of its own. */
  record Telling() implements Part {
    @Override
    public boolean hears(String type) {
      return isApproval(type);
    }

    @Override
    public List<Happened> react(Connection connection, List<Heard> heard) throws SQLException {
      Undertakings.add(connection, heard);
      return List.of();
    }

    @Override
    public List<Happened> followUp(Connection connection) throws SQLException {
      return Undertakings.take(connection, Fact.CUSTOMER_TOLD, Fact.MERCHANT_TOLD);
    }
  }

  /** Takes what is new alone. */
  record Once(Part part) implements Part {
    @Override
    public boolean hears(String type) {
      return part.hears(type);
    }

    @Override
    public List<Happened> react(Connection connection, List<Heard> heard) throws SQLException {
      List<Heard> fresh = Inbox.note(connection, heard);
      return fresh.isEmpty() ? List.of() : part.react(connection, fresh);
    }

    @Override
    public List<Happened> followUp(Connection connection) throws SQLException {
      return part.followUp(connection);
    }
  }
}
