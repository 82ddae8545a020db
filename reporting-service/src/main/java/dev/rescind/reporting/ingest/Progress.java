package dev.rescind.reporting.ingest;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition is read.
 *
 * @param position offset of the next record to read
 * @param lag how many records of it are not read yet; absent until the broker has said
 */
record Progress(String topic, int partition, long position, @Nullable Long lag)
    implements Comparable<Progress> {

  private static final Comparator<Progress> ORDER =
      Comparator.comparing(Progress::topic).thenComparingInt(Progress::partition);

  @Override
  public int compareTo(Progress other) {
    return ORDER.compare(this, other);
  }
}
