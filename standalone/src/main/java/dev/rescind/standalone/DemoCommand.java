package dev.rescind.standalone;

import dev.rescind.demo.Demo;
import dev.rescind.demo.DemoException;
import dev.rescind.demo.DemoTarget;
import dev.rescind.upstream.SendingFailedException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Starts everything, or finds it started, and plays a sample marketplace in it. */
final class DemoCommand implements Command {

  private final UpCommand up;

  DemoCommand(UpCommand up) {
    this.up = up;
  }

  @Override
  public Form form() {
    return new Form(
        "demo",
        "[--running] [--data DIR] [--port N]",
        "'up' on data of its own, then a lively sample marketplace, and where to look",
        Set.of("--running"),
        Set.of("--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws InterruptedException {
    arguments.words();
    if (arguments.has("--running")) {
      String data = arguments.value("--data").map(given -> " --data " + given).orElse("");
      play(LocalInstance.of(arguments), data, console.out());
      return 0;
    }
    Path data =
        arguments.value("--data").map(Path::of).orElseGet(() -> Options.defaultData("demo"));
    int port = arguments.number("--port").orElse(Options.DEFAULT_PORT);
    up.start(Options.in(data).withPort(port).anew(), console);
    play(LocalInstance.of(data, port), " --data " + data, console.out());
    UpCommand.stay();
    return 0;
  }

  private static void play(LocalInstance instance, String data, PrintStream out)
      throws InterruptedException {
    out.println();
    try {
      new Demo(target(instance), out, Clock.systemUTC(), Thread::sleep).play();
    } catch (DemoException | SendingFailedException e) {
      throw Refusal.because("the demo broke off: " + e.getMessage(), e);
    }
    whereToLook(instance, data, out);
  }

  static DemoTarget target(LocalInstance instance) {
    return new DemoTarget(
        instance.bootstrapServers(),
        address(instance, "cancellation-service"),
        address(instance, "refund-service"),
        address(instance, Services.REPORTING),
        customer -> instance.token(Role.CUSTOMER, customer),
        merchant -> instance.token(Role.MERCHANT, merchant),
        () -> instance.token(Role.SUPPORT, "demo"),
        () -> instance.token(Role.ARBITER, "demo"),
        () -> instance.token(Role.OPS, "demo"),
        () -> instance.token(Role.ANALYST, "demo"));
  }

  private static URI address(LocalInstance instance, String service) {
    return instance.address(service).orElseThrow();
  }

  private static void whereToLook(LocalInstance instance, String data, PrintStream out) {
    URI cases = address(instance, "cancellation-service").resolve("/api/cancellations");
    URI reports = address(instance, Services.REPORTING).resolve("/api/reports/");
    out.printf("%nLook at:%n%n");
    look(out, "the mails", "http://127.0.0.1:" + instance.ports().mailPage());
    look(out, "what a person is to do", curl("support", data, cases + "?state=APPROVED"));
    look(out, "who has to answer", curl("support", data, cases + "?state=AWAITING_RESPONSE"));
    look(out, "the arbiter's desk", curl("arbiter", data, cases.resolve("/api/disputes")));
    look(
        out,
        "the storm",
        curl("support", data, cases.resolve("/api/merchants/M-surf-lisbon/bulk-cancellations")));
    look(
        out,
        "cancellation rates",
        curl("analyst", data, reports + "cancellation-rate?period=month"));
    look(out, "why people cancel", curl("analyst", data, reports + "reasons"));
  }

  private static String curl(String role, String data, Object address) {
    return "curl -H \"Authorization: Bearer $(./rescind token %s%s)\" '%s'"
        .formatted(role, data, address);
  }

  private static void look(PrintStream out, String at, String where) {
    out.printf("  %-22s %s%n", at, where);
  }
}
