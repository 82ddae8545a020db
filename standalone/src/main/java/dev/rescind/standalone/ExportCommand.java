package dev.rescind.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** Writes a view of the analytics, or the whole event log, to a file that other tools read. */
final class ExportCommand implements Command {

  private static final int CHUNK = 64 * 1024;

  @Override
  public Form form() {
    return new Form(
        "export",
        "VIEW --to FILE [--format parquet|csv] [--as-of INSTANT] [--generation ID] [--overwrite]"
            + " [--data DIR] [--port N]",
        "writes a view, such as cases, or events, to a file; './rescind sql' and .views list them",
        Set.of("--overwrite"),
        Set.of("--to", "--format", "--as-of", "--generation", "--data", "--port"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String view = arguments.words("VIEW").getFirst();
    Path target =
        Path.of(arguments.value("--to").orElseThrow(() -> Refusal.misuse("--to FILE is missing")));
    if (Files.exists(target) && !arguments.has("--overwrite")) {
      throw Refusal.because(target + " is there already; --overwrite replaces it");
    }
    try (ReportingCalls calls =
        new ReportingCalls(LocalInstance.of(arguments), Role.ANALYST, "export")) {
      HttpResponse<InputStream> answer = written(view, arguments, calls, console.err());
      long bytes = save(answer, target, console.err());
      console.out().printf("%s: %,d bytes%n", target, bytes);
      return 0;
    } catch (ReportingCalls.Problem e) {
      throw e.refusal();
    } catch (IOException e) {
      throw Refusal.because("cannot write %s: %s".formatted(target, e), e);
    }
  }

  /** The service writes the whole file before it sends the first byte. */
  private static HttpResponse<InputStream> written(
      String view, Arguments arguments, ReportingCalls calls, PrintStream err) {
    try (Meanwhile _ = new Meanwhile("writing " + view, err)) {
      return calls.send("GET", path(view, arguments), "*/*", null);
    }
  }

  private static String path(String view, Arguments arguments) {
    StringBuilder path = new StringBuilder("/api/exports/" + encoded(view) + "?format=");
    path.append(encoded(arguments.value("--format").orElse("parquet")));
    arguments.value("--as-of").ifPresent(at -> path.append("&asOf=").append(encoded(at)));
    arguments
        .value("--generation")
        .ifPresent(id -> path.append("&generation=").append(encoded(id)));
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Under another name until it is whole, so that half a file is never taken for one. */
  private static long save(HttpResponse<InputStream> answer, Path target, PrintStream err)
      throws IOException {
    long whole = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    ChangingLine line = new ChangingLine(err);
    long bytes = 0;
    try (InputStream in = answer.body();
        OutputStream out = Files.newOutputStream(part)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
        bytes += read;
        line.tell("%,d of %,d bytes".formatted(bytes, whole));
      }
    } finally {
      line.clear();
    }
    if (bytes != whole) {
      Files.deleteIfExists(part);
      throw new IOException("it broke off after %,d of %,d bytes".formatted(bytes, whole));
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    return bytes;
  }
}
