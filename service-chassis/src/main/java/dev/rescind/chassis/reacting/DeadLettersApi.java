package dev.rescind.chassis.reacting;

import dev.rescind.chassis.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parked records, listed, shown and redriven; for the role {@code ops}. */
@RestController
@RequestMapping("/ops/dead-letters")
final class DeadLettersApi {

  private static final int MOST = 500;

  private final ParkedRecords parked;
  private final Redrive redrive;

  DeadLettersApi(ParkedRecords parked, Redrive redrive) {
    this.parked = parked;
    this.redrive = redrive;
  }

  /** A page of parked records, the oldest first, and how many there are in all. */
  record Page(long total, List<ParkedRecord> records) {}

  /** One parked record with what it carries. */
  record Shown(ParkedRecord record, @Nullable String value) {}

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

  private ParkedRecord found(long id) {
    return parked
        .find(id)
        .orElseThrow(() -> ProblemException.notFound("no record is parked under this number"));
  }
}
