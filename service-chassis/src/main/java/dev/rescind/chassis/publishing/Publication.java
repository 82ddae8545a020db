package dev.rescind.chassis.publishing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the one publisher does while it is the one: reads what is stored, waits at gaps, sends,
 * moves the position, keeps anchors. A topic that was lost is filled again from the first event on,
 * which is safe, as readers know events by id.
 */
final class Publication {

  static final int BATCH = 1000;

  private static final Logger log = LoggerFactory.getLogger(Publication.class);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  private static final long IDLE_MILLIS = 500;
  private static final long LONGEST_LOOK_MILLIS = 20;

  private final StoreReader reader;
  private final GapGuard gaps;
  private final Destination to;
  private final PublisherMetrics metrics;
  private final Turn turn;
  private Progress progress;
  private int looks;
  private long askedNanos = System.nanoTime();

  /** Begins where the last publisher stopped. */
  Publication(StoreReader reader, Destination to, PublisherMetrics metrics, Turn turn)
      throws SQLException {
    this.reader = reader;
    this.gaps = new GapGuard(reader);
    this.to = to;
    this.metrics = metrics;
    this.turn = turn;
    this.progress = reader.progress();
  }

  /** How long the publisher is on, and how it waits. */
  interface Turn {
    boolean lasts();

    /** Waits, at most until something is committed or the turn ends. */
    void rest(long millis);

    /** Waits for all of that time, or until the turn ends. */
    void waitFor(Duration time);

    /** Tells that all is well. */
    void goesWell();
  }

  /** Publishes until the turn ends; the last look begins after that and finds nothing more. */
  void run() throws SQLException {
    boolean ending;
    do {
      ending = !turn.lasts();
      settleTopic();
      List<StoredEvent> read = reader.after(progress.position(), BATCH);
      List<StoredEvent> ready = gaps.contiguous(progress.position(), read);
      if (!ready.isEmpty()) {
        send(ready);
      }
      metrics.published(ready, progress.position());
      to.anchors().keep(progress.chain(), to.outlet());
      turn.goesWell();
      looks = ready.isEmpty() ? looks + 1 : 0;
      pauseAfter(read, ready);
    } while (!ending || looks == 0);
    to.anchors().keepNow(progress.chain(), to.outlet());
  }

  private void send(List<StoredEvent> events) throws SQLException {
    metrics.sending();
    boolean isSameLog = to.outlet().send(events);
    for (StoredEvent event : events) {
      progress = progress.after(event);
    }
    if (isSameLog) {
      reader.save(progress);
    } else {
      startOver("its log is shorter than what was acknowledged");
    }
  }

  private void settleTopic() throws SQLException {
    String id = to.topicId().orElse(null);
    String known = progress.topicId();
    if (id != null && known == null) {
      progress = progress.on(id);
      reader.save(progress);
    } else if (id != null && !id.equals(known)) {
      startOver("it was created anew");
    } else if (isTimeToAsk() && reader.startOverIfAsked()) {
      log.info("Publishing everything to {} again, as asked", to.outlet().topic());
      progress = progress.fromTheStart(known);
    }
  }

  private boolean isTimeToAsk() {
    boolean isTime = System.nanoTime() - askedNanos >= ASK_EVERY.toNanos();
    if (isTime) {
      askedNanos = System.nanoTime();
    }
    return isTime;
  }

  /**
   * Readers get the time to notice first, so that none of them goes on in the middle of the new log
   * where it stopped in the old one. What slipped in before this was noticed comes again in order.
   */
  private void startOver(String why) throws SQLException {
    log.warn("The topic {} was lost: {}", to.outlet().topic(), why);
    turn.waitFor(to.grace());
    if (!turn.lasts()) {
      return;
    }
    long records = to.content().records();
    String id = to.topicId().orElse(null);
    to.beginAnew();
    if (records >= progress.chain().count()) {
      log.warn("{} holds {} records, a copy; publishing goes on", to.outlet().topic(), records);
      progress = progress.on(id);
    } else {
      if (records <= 2L * BATCH) {
        to.content().clear();
      }
      log.warn("Publishing {} events to {} again", progress.chain().count(), to.outlet().topic());
      progress = progress.fromTheStart(id);
    }
    reader.save(progress);
  }

  private void pauseAfter(List<StoredEvent> read, List<StoredEvent> ready) {
    if (ready.size() < read.size()) {
      metrics.waitedAtGap();
      turn.rest(Math.min(1L << Math.min(looks, 6), LONGEST_LOOK_MILLIS));
    } else if (read.size() < BATCH && turn.lasts()) {
      turn.rest(IDLE_MILLIS);
    }
  }
}
