package dev.rescind.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The passwords that {@code docker-compose.yml} takes from the file {@code .env} beside it. */
final class ComposeSecrets {

  static final List<String> NAMES =
      List.of(
          "POSTGRES_PASSWORD",
          "CANCELLATION_DB_PASSWORD",
          "REFUND_DB_PASSWORD",
          "AVAILABILITY_DB_PASSWORD",
          "NOTIFICATION_DB_PASSWORD",
          "GRAFANA_PASSWORD");

  private static final int BYTES = 24;

  private ComposeSecrets() {}

  /**
   * Writes the file with random passwords, readable by its owner alone; one that is there stays as
   * it is.
   *
   * @return whether it was written
   */
  static boolean writeWhereMissing(Path file) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    SecureRandom random = new SecureRandom();
    StringBuilder text =
        new StringBuilder(
            "# Made by './rescind containers'; .env.example says what else may be set.\n");
    for (String name : NAMES) {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      text.append(name).append('=').append(HexFormat.of().formatHex(bytes)).append('\n');
    }
    DurableFile.write(file, text.toString().getBytes(UTF_8));
    return true;
  }
}
