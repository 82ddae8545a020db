package dev.rescind.chassis.verification;

import dev.rescind.chassis.publishing.PublishedForm;
import dev.rescind.chassis.publishing.StoredEvent;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record held against what the publisher makes of the stored event, byte by byte. */
final class PublishedRecord {

  private final PublishedForm form;

  PublishedRecord(PublishedForm form) {
    this.form = form;
  }

  /** The first part in which the record differs, if it does. */
  @Nullable String difference(StoredEvent event, ConsumerRecord<byte[], byte[]> record) {
    ProducerRecord<String, byte[]> expected = form.of(event);
    if (record.key() == null || !expected.key().equals(TopicReader.text(record.key()))) {
      return "key";
    }
    return Arrays.equals(expected.value(), record.value())
        ? difference(expected.headers(), record.headers())
        : "value";
  }

  private static @Nullable String difference(Headers expected, Headers found) {
    Iterator<Header> rest = found.iterator();
    for (Header header : expected) {
      if (!rest.hasNext()) {
        return "header " + header.key();
      }
      Header next = rest.next();
      if (!header.key().equals(next.key()) || !Arrays.equals(header.value(), next.value())) {
        return "header " + header.key();
      }
    }
    return rest.hasNext() ? "header " + rest.next().key() : null;
  }
}
