package dev.rescind.reporting.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reading thread last said of itself; every thread may ask. */
final class IngestState {

  private volatile @Nullable String trouble = "not started";
  private volatile List<Progress> progress = List.of();

  /** Everything asked for was read and kept. */
  void advanced(List<Progress> to) {
    progress = List.copyOf(to);
    trouble = null;
  }

  void failed(String cause) {
    trouble = cause;
  }

  /** Why nothing is read; absent while all is well. */
  @Nullable String trouble() {
    return trouble;
  }

  List<Progress> progress() {
    return progress;
  }

  /** Records that are not read yet, as far as it is known. */
  long lag(String topic) {
    long lag = 0;
    for (Progress one : progress) {
      Long behind = one.lag();
      if (one.topic().equals(topic) && behind != null) {
        lag += behind;
      }
    }
    return lag;
  }
}
