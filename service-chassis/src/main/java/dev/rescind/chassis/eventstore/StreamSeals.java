package dev.rescind.chassis.eventstore;

import dev.rescind.chassis.proof.Hash;
import dev.rescind.chassis.proof.SealedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what is appended. The hash before it is remembered from the load that every append
 * follows, so that it costs no query; where it is not known, the database seals the event.
 */
final class StreamSeals {

  private static final String LAST = StreamSeals.class.getName() + ".last";

  /** The last event of a stream that the unit of work has seen. */
  private record Last(long sequence, Hash hash) {}

  /** Remembers the hash of a row that is read in the order of its stream. */
  void note(ResultSet row) throws SQLException {
    note(row.getString("stream_id"), row.getLong("sequence"), Hash.of(row.getBytes("hash")));
  }

  private static void note(String streamId, long sequence, Hash hash) {
    Map<String, Last> last = last();
    if (last != null) {
      last.put(streamId, new Last(sequence, hash));
    }
  }

  /**
   * The hash of an event that is about to be appended; absent where the one before is not known.
   */
  byte @Nullable [] seal(SealedEvent event) {
    Hash previous = before(event);
    if (previous == null) {
      return null;
    }
    Hash hash = event.hash(previous);
    note(event.streamId(), event.sequence(), hash);
    return hash.bytes();
  }

  private static @Nullable Hash before(SealedEvent event) {
    if (event.sequence() == 0) {
      return Hash.NONE;
    }
    Map<String, Last> all = last();
    Last last = all == null ? null : all.get(event.streamId());
    return last != null && last.sequence() == event.sequence() - 1 ? last.hash() : null;
  }

  private static @Nullable Map<String, Last> last() {
    if (!CurrentUnitOfWork.isStarted()) {
      return null;
    }
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    return root.getOrComputeResource(LAST, key -> new HashMap<>());
  }
}
