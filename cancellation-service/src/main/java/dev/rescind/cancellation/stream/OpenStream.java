package dev.rescind.cancellation.stream;

import dev.rescind.cancellation.stream.StoryEntries.Numbered;
import dev.rescind.events.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that listens to one case. Whoever writes to it holds its turn, so that entries keep
 * their order and a slow client has nobody wait but itself.
 */
final class OpenStream {

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final String cancellationId;
  private final boolean all;
  private final SseEmitter emitter;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long seenTo;
  private volatile boolean gone;

  /**
   * @param all whether the platform's internal notes are part of it
   * @param seenTo number of the last entry that the client has
   */
  OpenStream(String cancellationId, boolean all, long seenTo, SseEmitter emitter) {
    this.cancellationId = cancellationId;
    this.all = all;
    this.seenTo = seenTo;
    this.emitter = emitter;
  }

  String cancellationId() {
    return cancellationId;
  }

  long seenTo() {
    return seenTo;
  }

  boolean isIdle() {
    return !busy.get();
  }

  boolean isGone() {
    return gone;
  }

  /** Notes that the client left, or was sent away. */
  void leave() {
    gone = true;
  }

  /** Notes that nothing up to this number is for the client. */
  void skipTo(long number) {
    seenTo = Math.max(seenTo, number);
  }

  boolean wants(Numbered entry) {
    return entry.cancellationId().equals(cancellationId)
        && entry.id() > seenTo
        && (all || !entry.internal());
  }

  /** Takes the turn; who gets it has to write. */
  boolean takeTurn() {
    return busy.compareAndSet(false, true);
  }

  /** Writes entries, then gives the turn back. A client that cannot be written to is gone. */
  void write(List<Numbered> entries, long upTo) {
    try {
      for (Numbered entry : entries) {
        emitter.send(
            SseEmitter.event()
                .id(String.valueOf(entry.id()))
                .name(entry.entry().type())
                .data(EventJson.mapper().writeValueAsString(entry.entry()), TEXT));
      }
      skipTo(upTo);
    } catch (IOException | IllegalStateException e) {
      // The container has been told by the failed write, and ends the request itself.
      gone = true;
    } finally {
      busy.set(false);
    }
  }

  /** Writes a comment, so that a connection that is cut is found out; then gives the turn back. */
  void beat() {
    try {
      emitter.send(SseEmitter.event().comment("still here"));
    } catch (IOException | IllegalStateException e) {
      // The container has been told by the failed write, and ends the request itself.
      gone = true;
    } finally {
      busy.set(false);
    }
  }

  /** Ends it; the client may come again. */
  void end() {
    gone = true;
    emitter.complete();
  }
}
