package dev.rescind.reporting.exports;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.reporting.views.Instants;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Views as Parquet or CSV, whole, with the length known before the first byte. */
@RestController
final class ExportsApi {

  private final Exports exports;

  ExportsApi(Exports exports) {
    this.exports = exports;
  }

  @GetMapping("/api/exports/{view}")
  void export(
      Caller caller,
      HttpServletResponse response,
      @PathVariable String view,
      @RequestParam(defaultValue = "parquet") String format,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String generation) {
    caller.requireAny(Role.ANALYST, Role.OPS);
    ExportFormat wanted = ExportFormat.parse(format);
    exports.export(
        view,
        wanted,
        asOf == null ? null : Instants.parse("asOf", asOf),
        generation,
        file -> send(file, view + "." + wanted.extension(), wanted.mediaType(), response));
  }

  private static void send(Path file, String name, String mediaType, HttpServletResponse response)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLengthLong(Files.size(file));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
    Files.copy(file, response.getOutputStream());
  }
}
