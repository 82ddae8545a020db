package dev.rescind.reporting.replays;

import com.sun.management.OperatingSystemMXBean;
import dev.rescind.reporting.generations.Generation;
import dev.rescind.reporting.generations.Generation.Wish;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.generations.Scope;
import dev.rescind.reporting.ingest.BatchWriter;
import dev.rescind.reporting.ingest.IngestProperties;
import dev.rescind.reporting.ingest.LogReaders;
import dev.rescind.reporting.ingest.Position;
import dev.rescind.reporting.store.AnalyticsStore;
import dev.rescind.reporting.store.StoreProperties;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures filling a fresh generation against a bare consumer that polls the same topics to the
 * same offsets and throws everything away, in turns. Arguments: the broker, an empty directory, how
 * many rounds; run it with {@code --enable-native-access=ALL-UNNAMED}.
 */
final class ReplayBenchmark {

  private static final OperatingSystemMXBean CPU =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static long cpuBefore;

  private final Map<String, Object> broker;
  private final Generations generations;

  private ReplayBenchmark(String broker, Path directory) {
    this.broker = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
    this.generations =
        new Generations(new StoreProperties(directory, "256MB", 2, "4GB"), Clock.systemUTC());
  }

  public static void main(String[] arguments) {
    ReplayBenchmark benchmark = new ReplayBenchmark(arguments[0], Path.of(arguments[1]));
    List<Position> ends = benchmark.ends();
    for (int round = Integer.parseInt(arguments[2]); round > 0; round--) {
      benchmark.consume(ends);
      benchmark.replay(ends);
    }
    benchmark.generations.close();
  }

  private List<Position> ends() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(it -> !it.topic().startsWith("_") && !it.topic().equals("contacts"))
              .filter(it -> !it.topic().endsWith(".dlt"))
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      List<Position> ends = new ArrayList<>();
      consumer
          .endOffsets(partitions)
          .forEach((at, end) -> ends.add(new Position(at.topic(), at.partition(), end)));
      return ends;
    }
  }

  private void consume(List<Position> ends) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        consumer(Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024))) {
      List<TopicPartition> partitions =
          ends.stream().map(it -> new TopicPartition(it.topic(), it.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long all = ends.stream().mapToLong(Position::offset).sum();
      long read = 0;
      long began = System.nanoTime();
      while (read < all) {
        read += consumer.poll(Duration.ofMillis(500)).count();
      }
      say("bare consumer", read, began);
    }
  }

  private void replay(List<Position> ends) {
    Generation generation = generations.begin(Scope.WHOLE, Wish.USUAL);
    AnalyticsStore store = generations.acquire(generation.id());
    BatchWriter writer = BatchWriter.building(store, Clock.systemUTC());
    writer.recall();
    ReplayProgress progress = new ReplayProgress(Clock.systemUTC());
    LogReaders logs =
        new LogReaders(
            broker,
            new IngestProperties(
                5_000, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(1)));
    long began = System.nanoTime();
    try (Filling filling = new Filling(logs, writer, Scope.WHOLE, progress)) {
      filling.reach(ends, new Stop());
    }
    say("replay", progress.told().read(), began);
    writer.built();
    say("replay and merge", progress.told().read(), began);
    generations.release(generation.id());
    generations.drop(generation.id());
  }

  private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Stream.of(
                broker,
                more,
                Map.<String, Object>of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20_000))
            .flatMap(it -> it.entrySet().stream())
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  private static void say(String what, long records, long began) {
    long millis = (System.nanoTime() - began) / 1_000_000;
    long cpu = CPU.getProcessCpuTime() / 1_000_000;
    long spent = cpu - cpuBefore;
    cpuBefore = cpu;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-18s %,d records in %,d ms: %,d/s, CPU of this process %,d ms",
            what,
            records,
            millis,
            records * 1_000 / millis,
            spent));
  }
}
