package dev.rescind.standalone;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Starts everything and stays until a signal comes; then stops everything in reverse order. */
final class UpCommand implements Command {

  private final Supplier<List<ServiceDescriptor>> services;

  /**
   * @param services asked for only when it runs, so that help works without them
   */
  UpCommand(Supplier<List<ServiceDescriptor>> services) {
    this.services = services;
  }

  @Override
  public Form form() {
    return new Form(
        "up",
        "[--data DIR] [--fresh] [--port N] [--smtp HOST:PORT] [--traces URL] [--turnable-clock]",
        "starts everything in one process; Ctrl-C stops it, the data stays",
        Set.of("--fresh", "--turnable-clock"),
        Set.of("--data", "--port", "--smtp", "--traces"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws InterruptedException {
    start(options(arguments), console);
    stay();
    return 0;
  }

  /** Starts everything; a signal stops it. */
  void start(Options options, Console console) {
    Progress progress = new Progress(console.out()::println);
    Lifecycle lifecycle = new Lifecycle();
    StartUp startUp = new StartUp(options, services.get(), progress);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lifecycle, console.out()), "stop"));
    printAddresses(startUp.run(lifecycle), progress, console.out());
  }

  /** Keeps the process until a signal comes. */
  static void stay() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static Options options(Arguments arguments) {
    arguments.words();
    return new Options(
        arguments.value("--data").map(Path::of).orElseGet(Options::defaultData),
        arguments.has("--fresh"),
        arguments.number("--port").orElse(Options.DEFAULT_PORT),
        arguments.value("--smtp").map(MailServer::parse).orElse(null),
        arguments.value("--traces").map(UpCommand::collector).orElse(null),
        arguments.has("--turnable-clock"));
  }

  private static URI collector(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw Refusal.misuse(
          "--traces wants an address, not '%s': %s".formatted(text, e.getReason()));
    }
    throw Refusal.misuse(
        "--traces wants a collector's address, as http://localhost:4318/v1/traces, not '%s'"
            .formatted(text));
  }

  private static void printAddresses(Standalone standalone, Progress progress, PrintStream out) {
    Infrastructure infrastructure = standalone.infrastructure();
    out.printf("%nReady after %s.%n%n", progress.elapsed());
    standalone.services().forEach(service -> line(out, service.name(), service.address()));
    MailSink sink = infrastructure.mailSink();
    line(out, "mail", sink == null ? infrastructure.mailServer() : sink.address());
    line(out, "Kafka", infrastructure.broker().bootstrapServers());
    line(out, "Postgres", infrastructure.database().address());
    line(out, "data", standalone.data());
    clock(infrastructure, out);
    line(out, "log", infrastructure.data().logs().resolve("rescind.log"));
    out.printf("%nA token: ./rescind token ROLE. Ctrl-C stops everything; the data stays.%n");
  }

  /** Said wherever it is not simply this computer's. */
  private static void clock(Infrastructure infrastructure, PrintStream out) {
    Duration ahead = infrastructure.clock().ahead();
    if (infrastructure.turnableClock()) {
      line(out, "clock", ClockCommand.told(ahead) + "; ./rescind clock --by DURATION turns it");
    } else if (!ahead.isZero()) {
      line(out, "clock", ClockCommand.told(ahead) + ", as this data was left");
    }
  }

  private static void line(PrintStream out, String what, Object where) {
    out.printf("  %-22s %s%n", what, where);
  }

  private static void stop(Lifecycle lifecycle, PrintStream out) {
    Progress stopping = new Progress(out::println);
    lifecycle.close();
    out.println("Stopped in " + stopping.elapsed() + ".");
  }
}
