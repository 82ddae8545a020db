package dev.rescind.imports;

import static dev.rescind.imports.Trial.HEADER;
import static dev.rescind.imports.Trial.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rescind.events.CloudEventHeaders;
import dev.rescind.events.EventJson;
import dev.rescind.events.EventType;
import dev.rescind.events.RequestEvent.CancellationRequestSubmitted;
import dev.rescind.upstream.EventIds;
import dev.rescind.upstream.EventSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against services that answer by script and a producer that only records. */
class ImportCommandTest {

  private static final String PROBLEM = "{\"detail\": \"only ops may publish\"}";

  @TempDir Path directory;
  private final List<String> calls = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private HttpServer services = start();
  private int policyStatus = 201;
  private int totalsStatus = 200;

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void answerByScript() throws IOException {
    services.createContext("/api/policies", call -> answer(call, policyStatus, PROBLEM));
    services.createContext(
        "/api/reports/totals",
        call ->
            answer(
                call,
                totalsStatus,
                "{\"orders\":3,\"requests\":3,\"approved\":3,\"rejected\":0,\"settled\":3,\"open\":0,"
                    + "\"more\":1}"));
    services.start();
    Files.copy(HotelBookings.POLICY, directory.resolve("terms.yaml"));
    Files.writeString(directory.resolve("m.yaml"), "policy: terms.yaml\n" + Trial.MAPPING);
  }

  @AfterEach
  void stop() {
    services.stop(0);
  }

  private void answer(HttpExchange call, int status, String body) throws IOException {
    String token = call.getRequestHeaders().getFirst("Authorization");
    calls.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + token);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Test
  void publishesThePolicySendsTheRowsWaitsAndSumsUp() {
    assertThat(run(OFF, "--mode", "live")).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(calls)
        .startsWith("POST /api/policies Bearer ops", "GET /api/reports/totals Bearer analyst");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("policy hotel-bookings v1 published")
        .contains("3 events sent in")
        .contains("1 rows taken, 3 events")
        .contains("1 rows with an appointment that ends as it starts")
        .contains("in reporting now: 3 orders, 3 requests, 3 approved, 0 rejected, 3 settled");
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void eventsLeaveAsCloudEventsInBinaryModeKeyedByTheOrder() {
    run(OFF);
    ProducerRecord<String, byte[]> last = kafka.history().getLast();
    assertThat(kafka.history())
        .extracting(ProducerRecord::topic)
        .containsExactly("orders", "orders", "cancellation-requests");
    assertThat(last.key()).isEqualTo("7");
    assertThat(header(last, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
    assertThat(header(last, CloudEventHeaders.SOURCE)).isEqualTo("/import/salon");
    assertThat(header(last, CloudEventHeaders.SUBJECT)).isEqualTo("7");
    assertThat(header(last, CloudEventHeaders.TIME)).isEqualTo("2026-03-27T23:00:00Z");
    assertThat(header(last, CloudEventHeaders.CONTENT_TYPE)).isEqualTo("application/json");
    assertThat(header(last, CloudEventHeaders.ID))
        .isEqualTo(new EventIds("salon").of("7", "CancellationRequestSubmitted").toString());
    EventType type = EventType.parse(header(last, CloudEventHeaders.TYPE));
    assertThat(EventJson.standard().read(type, last.value()))
        .isInstanceOf(CancellationRequestSubmitted.class);
  }

  @Test
  void rowsThatCannotBeReadMakeTheExitCodeOneAndAreTold() {
    assertThat(run(OFF + OFF.replaceFirst("7", "8").replace("10.00", "ten"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("1 rows could not be read and were not imported")
        .contains("line 3: price: must be a number");
    assertThat(kafka.history()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0, is there already",
    "409, 2, raise the version",
    "403, 2, only ops may publish",
  })
  void whatTheServiceSaysOfThePolicyDecidesWhetherAnythingIsSent(
      int status, int exit, String said) {
    policyStatus = status;
    assertThat(run(OFF)).isEqualTo(exit);
    assertThat(out.toString(StandardCharsets.UTF_8) + err).contains(said);
    assertThat(kafka.history().isEmpty()).isEqualTo(exit != 0);
  }

  @Test
  void aReportingServiceThatRefusesBreaksTheImportOff() {
    totalsStatus = 403;
    assertThat(run(OFF)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("reporting refuses: status 403");
  }

  @Test
  void aBrokerThatRefusesBreaksTheImportOff() {
    kafka.sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
    assertThat(run(OFF)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no broker");
  }

  @Test
  void aPolicyThatIsNoneIsRefusedBeforeAnythingIsAsked() throws IOException {
    Files.writeString(directory.resolve("terms.yaml"), "id: X");
    assertThat(run(OFF)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("not a policy: ").contains("/id");
    assertThat(calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.csv",
        "a.csv --mapping",
        "a.csv --mapping m --mode past",
        "a b --mapping m",
        "a.csv --mapping m --fast"
      })
  void aCommandLineThatIsNoneIsAnsweredWithTheUsage(String line) {
    List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    assertThat(ImportCommand.run(args, importRun(), print(err))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: rescind import FILE");
  }

  private int run(String rows, String... options) {
    List<String> args = new ArrayList<>();
    args.add(Trial.file(directory, HEADER + rows).toString());
    args.addAll(List.of("--mapping", directory.resolve("m.yaml").toString()));
    args.addAll(List.of(options));
    return ImportCommand.run(args, importRun(), print(err));
  }

  private ImportRun importRun() {
    URI base = URI.create("http://localhost:" + services.getAddress().getPort());
    ImportTarget target = new ImportTarget("unused:1", base, base, () -> "ops", () -> "analyst");
    TickingClock clock = new TickingClock();
    return new ImportRun(
        new ServiceCalls(target),
        source -> new EventSender(kafka, "/import/" + source),
        print(out),
        false,
        clock,
        clock::advance);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String header(ProducerRecord<String, byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
