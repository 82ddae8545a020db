package dev.rescind.reporting.ingest;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the log is read. */
@RestController
final class IngestApi {

  private final IngestState state;

  IngestApi(IngestState state) {
    this.state = state;
  }

  /** One entry for each partition, in the order of topics and partitions. */
  @GetMapping("/api/reports/ingest")
  List<Progress> progress(Caller caller) {
    caller.requireAny(Role.OPS);
    return state.progress();
  }
}
