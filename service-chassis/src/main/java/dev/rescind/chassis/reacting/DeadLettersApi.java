package dev.rescind.chassis.reacting;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parked records, listed, shown, redriven and discarded; for the role {@code ops}. */
@RestController
@RequestMapping("/ops/dead-letters")
final class DeadLettersApi {

  private static final int MOST = 500;

  private final ParkedRecords parked;
  private final DiscardedRecords discarded;
  private final Redrive redrive;
  private final Discarding discarding;

  DeadLettersApi(
      ParkedRecords parked, DiscardedRecords discarded, Redrive redrive, Discarding discarding) {
    this.parked = parked;
    this.discarded = discarded;
    this.redrive = redrive;
    this.discarding = discarding;
  }

  /** A page of parked records, the oldest first, and how many there are in all. */
  record Page(long total, List<ParkedRecord> records) {}

  /** One parked record with what it carries. */
  record Shown(ParkedRecord record, @Nullable String value) {}

  /** Why a record is given up, in the person's words. */
  record Discard(@Nullable String reason) {}

  /** What was given up, the latest first. */
  record Discarded(List<DiscardedRecord> records) {}

  @GetMapping
  Page list(@RequestParam(defaultValue = "0") long after) {
    return new Page(parked.count(), parked.list(after, MOST));
  }

  @GetMapping("/{id}")
  Shown show(@PathVariable long id) {
    ParkedRecord record = found(id);
    byte[] value = record.value();
    return new Shown(record, value == null ? null : new String(value, StandardCharsets.UTF_8));
  }

  /** Redrives everything that is parked. */
  @PostMapping("/redrive")
  Redrive.Outcome redriveAll() {
    return redrive.all();
  }

  /** Redrives the record and those of its key, which wait for one another. */
  @PostMapping("/{id}/redrive")
  Redrive.Outcome redriveOne(@PathVariable long id) {
    return redrive.key(found(id).key());
  }

  /** Gives up a record that nothing can help; those that waited behind it are redriven. */
  @PostMapping("/{id}/discard")
  Redrive.Outcome discard(@PathVariable long id, @RequestBody Discard body, Caller caller) {
    return discarding.discard(found(id), body.reason == null ? "" : body.reason, caller);
  }

  @GetMapping("/discarded")
  Discarded listDiscarded() {
    return new Discarded(discarded.list(MOST));
  }

  private ParkedRecord found(long id) {
    return parked
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("no record is parked under this number"));
  }
}
