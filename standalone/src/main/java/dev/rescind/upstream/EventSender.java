package dev.rescind.upstream;

import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events as CloudEvents in binary mode. Sends in batches; a failure shows at the next.
 */
public final class EventSender implements AutoCloseable {

  /** How long a broker has to answer; one under load takes seconds. */
  private static final int ANSWER_MILLIS = 30_000;

  private final Producer<String, byte[]> producer;
  private final String source;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Sends through the producer, and closes it in the end.
   *
   * @param source who publishes, as in {@code ce_source}: {@code /import/hotels}
   */
  public EventSender(Producer<String, byte[]> producer, String source) {
    this.producer = producer;
    this.source = source;
  }

  /**
   * Connects to a broker.
   *
   * @param source who publishes, as in {@code ce_source}
   * @throws SendingFailedException if the address is none, or no broker answers there in time
   */
  public static EventSender connect(String bootstrapServers, String source) {
    requireBroker(bootstrapServers);
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.CLIENT_ID_CONFIG,
            "upstream" + source.replace('/', '-'),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            30_000);
    try {
      return new EventSender(
          new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), source);
    } catch (KafkaException e) {
      throw new SendingFailedException("cannot connect to Kafka: " + why(e), e);
    }
  }

  /** A producer would find out at its first event only, and speak of a topic. */
  private static void requireBroker(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            ANSWER_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException e) {
      throw new SendingFailedException(
          "no Kafka broker answers at " + bootstrapServers + "; is the system up?", e);
    } catch (KafkaException e) {
      throw new SendingFailedException("cannot connect to Kafka: " + why(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SendingFailedException("interrupted while asking for the Kafka broker", e);
    }
  }

  /**
   * Hands an event over for sending.
   *
   * @throws SendingFailedException if it, or one before it, cannot be sent
   */
  public void send(OutgoingEvent outgoing) {
    requireNoFailure();
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(
            outgoing.event().topic().topicName(),
            outgoing.event().key(),
            EventJson.standard().write(outgoing.event()));
    envelope(message.headers(), outgoing);
    try {
      var _ =
          producer.send(
              message,
              (sent, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
    } catch (KafkaException e) {
      throw new SendingFailedException("cannot send to Kafka: " + why(e), e);
    }
  }

  /**
   * Waits until the broker has everything.
   *
   * @throws SendingFailedException if it does not take it
   */
  public void flush() {
    producer.flush();
    requireNoFailure();
  }

  private void envelope(Headers headers, OutgoingEvent outgoing) {
    add(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
    add(headers, CloudEventHeaders.ID, outgoing.id().toString());
    add(headers, CloudEventHeaders.SOURCE, source);
    add(
        headers,
        CloudEventHeaders.TYPE,
        EventCatalogue.typeOf(outgoing.event().getClass()).toString());
    add(headers, CloudEventHeaders.SUBJECT, outgoing.subject());
    add(headers, CloudEventHeaders.TIME, outgoing.time().toString());
    add(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The innermost cause: Kafka's own says only that it could not be made. */
  private static String why(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : why(cause);
  }

  private void requireNoFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new SendingFailedException("Kafka refuses: " + problem.getMessage(), problem);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
