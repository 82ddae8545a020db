package dev.rescind.benchmarks;

import dev.rescind.events.BookedSlot;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.CustomerId;
import dev.rescind.events.EventCatalogue;
import dev.rescind.events.EventJson;
import dev.rescind.events.LineId;
import dev.rescind.events.MerchantId;
import dev.rescind.events.Money;
import dev.rescind.events.OrderEvent;
import dev.rescind.events.OrderEvent.OrderPaid;
import dev.rescind.events.OrderEvent.OrderPlaced;
import dev.rescind.events.OrderId;
import dev.rescind.events.OrderLine;
import dev.rescind.events.PaymentId;
import dev.rescind.events.PersonId;
import dev.rescind.events.PersonalContent.ContactPublished;
import dev.rescind.events.ProductId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.SlotId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An order system that sells paid appointments to one customer. */
final class Upstream implements AutoCloseable {

  private static final String MERCHANT = "M-benchmark";
  private static final Money PRICE = new Money(8_000, "EUR");
  private static final Money NOTHING = Money.zero("EUR");

  private final KafkaProducer<String, byte[]> producer;
  private final String customer;

  Upstream(String bootstrapServers, String customer) {
    this.customer = customer;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    for (String person : List.of(customer, MERCHANT)) {
      await(
          producer.send(
              record(new ContactPublished(new PersonId(person), "c@example.org", null, null))));
    }
  }

  /** Publishes paid orders and returns when the broker has them. */
  void place(List<String> orders) {
    List<Future<?>> acknowledgements = new ArrayList<>(2 * orders.size());
    for (String id : orders) {
      OrderId order = new OrderId(id);
      acknowledgements.add(producer.send(record(placed(order))));
      OrderPaid paid =
          new OrderPaid(order, new PaymentId("P-" + id), PRICE, "CARD", Instant.now(), false);
      acknowledgements.add(producer.send(record(paid)));
    }
    acknowledgements.forEach(Upstream::await);
  }

  private OrderEvent placed(OrderId order) {
    Instant start = Instant.now().plus(Duration.ofDays(30));
    BookedSlot slot =
        new BookedSlot(new SlotId("S-" + order), start, start.plusSeconds(3600), ZoneOffset.UTC, 1);
    OrderLine line =
        new OrderLine(
            new LineId("L1"), new ProductId("haircut"), null, 1, PRICE, NOTHING, NOTHING, slot);
    return new OrderPlaced(
        order,
        null,
        new MerchantId(MERCHANT),
        new CustomerId(customer),
        "EUR",
        Instant.now(),
        List.of(line),
        List.of(),
        null,
        false);
  }

  private static ProducerRecord<String, byte[]> record(RescindEvent event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            event.topic().topicName(), event.key(), EventJson.standard().write(event));
    header(record, CloudEventHeaders.SPEC_VERSION, "1.0");
    header(record, CloudEventHeaders.ID, UUID.randomUUID().toString());
    header(record, CloudEventHeaders.SOURCE, "/benchmark");
    header(record, CloudEventHeaders.TYPE, EventCatalogue.typeOf(event.getClass()).toString());
    return record;
  }

  private static void await(Future<?> acknowledgement) {
    try {
      acknowledgement.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take an event", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
