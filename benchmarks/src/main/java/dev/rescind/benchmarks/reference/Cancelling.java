package dev.rescind.benchmarks.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Approves what is requested, and settles it when the refund is issued and the place released;
 * notices are noted and not waited for, as in the platform.
 */
record Cancelling() implements Part {

  static final String REQUEST = "CancelOrder.v1";

  static final String TABLE =
      "create table steps (order_id varchar(256) primary key, answered int not null);";

  private static final int REFUND = 1;
  private static final int RELEASE = 2;
  private static final int NOTICE = 4;
  private static final int AWAITED = REFUND | RELEASE;

  private static final String ANSWER =
      """
      insert into steps (order_id, answered) select * from unnest(?::text[], ?::int[])
      on conflict (order_id) do update set answered = steps.answered | excluded.answered
      returning order_id, answered
      """;

  @Override
  public boolean hears(String type) {
    return type.equals(REQUEST) || answers(type) > 0;
  }

  private static int answers(String type) {
    if (type.equals(Fact.REFUND_ISSUED.type())) {
      return REFUND;
    }
    if (type.equals(Fact.SLOT_RELEASED.type())) {
      return RELEASE;
    }
    return type.equals(Fact.CUSTOMER_TOLD.type()) ? NOTICE : 0;
  }

  @Override
  public List<Happened> react(Connection connection, List<Heard> heard) throws SQLException {
    List<Happened> happened = new ArrayList<>();
    Map<String, Integer> answered = new LinkedHashMap<>();
    Map<String, Heard> awaited = new LinkedHashMap<>();
    for (Heard each : heard) {
      int answer = answers(each.type());
      if (answer == 0) {
        happened.add(Happened.because(each, Fact.CANCELLATION_REQUESTED));
        happened.add(Happened.because(each, Fact.CANCELLATION_APPROVED));
      } else {
        answered.merge(each.order(), answer, (one, other) -> one | other);
        if ((answer & AWAITED) > 0) {
          awaited.put(each.order(), each);
        }
      }
    }
    Set<String> complete = note(connection, answered);
    awaited.keySet().retainAll(complete);
    awaited.values().forEach(last -> happened.add(settled(last)));
    return happened;
  }

  private static Happened settled(Heard last) {
    return Happened.because(last, Fact.CANCELLATION_SETTLED);
  }

  /** Notes the answers, and tells the orders of which all that is awaited is there. */
  private static Set<String> note(Connection connection, Map<String, Integer> answered)
      throws SQLException {
    Set<String> complete = new HashSet<>();
    if (answered.isEmpty()) {
      return complete;
    }
    try (PreparedStatement insert = connection.prepareStatement(ANSWER)) {
      insert.setArray(1, connection.createArrayOf("text", answered.keySet().toArray()));
      insert.setArray(2, connection.createArrayOf("int4", answered.values().toArray()));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          if ((rows.getInt(2) & AWAITED) == AWAITED) {
            complete.add(rows.getString(1));
          }
        }
      }
    }
    return complete;
  }
}
