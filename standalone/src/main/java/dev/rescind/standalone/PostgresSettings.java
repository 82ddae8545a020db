package dev.rescind.standalone;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * How the database server is set up. Sixty connections are what the pools of the services may open;
 * the rest is for people and tests.
 *
 * @param home under which the server is unpacked
 * @param password the superuser's
 * @param passwordFile holds the same password; read when the cluster is made
 */
record PostgresSettings(Path home, int port, String password, Path passwordFile) {

  EmbeddedPostgres.Builder builder() {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPgBinaryResolver(new Program(home))
            .setOverrideWorkingDirectory(home.resolve("program").toFile())
            .setPort(port)
            .setConnectConfig("password", password);
    initialisation(builder);
    DurableSettings.NAMES.forEach(name -> builder.setServerConfig(name, "on"));
    return builder
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "120")
        .setServerConfig("log_checkpoints", "off")
        .setServerConfig("logging_collector", "on")
        .setServerConfig("log_filename", "%a.log")
        .setServerConfig("log_rotation_age", "1d")
        .setServerConfig("log_rotation_size", "0")
        .setServerConfig("log_truncate_on_rotation", "on");
  }

  /**
   * What the library calls locale settings are further arguments of initdb, and the last one wins:
   * passwords are asked for, and text sorts the same on every machine, whatever its locale.
   */
  private void initialisation(EmbeddedPostgres.Builder builder) {
    builder
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /**
   * The library remembers where it unpacked the server by this key, so there is one per home;
   * otherwise a second instance in the same process would run from the first one's directory.
   */
  private record Program(Path home) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
  }
}
