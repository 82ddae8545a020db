package dev.rescind.imports;

import dev.rescind.policy.InvalidPolicyException;
import dev.rescind.policy.Policy;
import dev.rescind.policy.PolicyFiles;
import dev.rescind.upstream.EventSender;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One import from beginning to end: policy, events, settling, summary.
 *
 * @param connect opens the way to Kafka for a source
 * @param terminal whether out is one
 */
record ImportRun(
    ServiceCalls services,
    Function<String, EventSender> connect,
    PrintStream out,
    boolean terminal,
    Clock clock,
    Settling.Pause pause) {

  /**
   * @return what was done with the rows
   * @throws ImportRefusedException if nothing was begun
   * @throws ImportBrokenOffException if it did not come to its end
   */
  Tally run(ImportArguments arguments) {
    Mapping mapping = MappingFile.read(arguments.mapping());
    ImportMode mode = arguments.mode() == null ? mapping.mode() : arguments.mode();
    Policy policy = policy(arguments.mapping(), mapping.policy());
    try (CsvRows rows = CsvRows.open(arguments.file(), mapping)) {
      if (policy != null) {
        boolean isNew = services.publish(policy);
        out.println("policy " + policy + (isNew ? " published" : " is there already"));
      }
      Tally tally = send(rows, Files.size(arguments.file()), mapping, mode);
      tally.summary().forEach(out::println);
      settle(tally);
      return tally;
    } catch (IOException e) {
      throw new ImportBrokenOffException("cannot read " + arguments.file() + ": " + e, e);
    }
  }

  private static @Nullable Policy policy(Path mappingFile, @Nullable String path) {
    if (path == null) {
      return null;
    }
    Path file = mappingFile.toAbsolutePath().resolveSibling(path);
    try {
      return Policy.of(PolicyFiles.readYaml(Files.readString(file)));
    } catch (IOException e) {
      throw new ImportRefusedException("cannot read the policy " + file + ": " + e, e);
    } catch (InvalidPolicyException e) {
      throw new ImportRefusedException(file + " is " + e.getMessage(), e);
    }
  }

  private Tally send(CsvRows rows, long size, Mapping mapping, ImportMode mode) {
    Progress progress = new Progress(out, terminal, clock);
    try (EventSender sink = connect.apply(mapping.source())) {
      Tally tally =
          new RowTransfer(mapping, mode, sink::send)
              .run(rows, soFar -> progress.tell("rows sent", soFar.rows(), rows.bytesRead(), size));
      sink.flush();
      progress.tellNow(
          String.format(
              "%,d events sent in %.1f s, %,d/s",
              tally.events(), seconds(progress), progress.rate(tally.events())));
      return tally;
    }
  }

  private void settle(Tally tally) {
    Progress progress = new Progress(out, terminal, clock);
    long requests = tally.events("CancellationRequestSubmitted");
    Totals totals =
        new Settling(services::totals, clock, pause).await(tally.rows(), requests, progress);
    progress.tellNow(
        String.format(
            "taken in and settled in %.1f s, %,d orders/s",
            seconds(progress), progress.rate(tally.rows())));
    out.printf(
        "in reporting now: %,d orders, %,d requests, %,d approved, %,d rejected, %,d settled%n",
        totals.orders(), totals.requests(), totals.approved(), totals.rejected(), totals.settled());
  }

  private static BigDecimal seconds(Progress progress) {
    return BigDecimal.valueOf(progress.elapsed().toMillis(), 3);
  }
}
