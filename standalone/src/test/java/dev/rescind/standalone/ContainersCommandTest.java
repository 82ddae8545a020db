package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersCommandTest {

  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void preparingWritesSecretsForTheirOwnerAloneAndAPublicKeyForAll() throws IOException {
    assertThat(prepare()).isZero();

    assertThat(Files.readAllLines(root.resolve(".env")))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSameSizeAs(ComposeSecrets.NAMES)
        .allMatch(line -> line.matches("[A-Z_]+=[0-9a-f]{48}"))
        .doesNotHaveDuplicates();
    assertThat(permissions(".env")).isEqualTo("rw-------");
    assertThat(permissions(".rescind/containers/issuer/private.pem")).isEqualTo("rw-------");
    assertThat(permissions(".rescind/containers/issuer/public.pem")).isEqualTo("rw-r--r--");
    assertThat(said()).contains("docker compose up --build --wait");
  }

  @Test
  void preparingAgainKeepsWhatIsThere() throws IOException {
    Files.writeString(root.resolve(".env"), "MINE=1\n");
    prepare();
    String key = Files.readString(root.resolve(".rescind/containers/issuer/public.pem"));

    prepare();

    assertThat(root.resolve(".env")).hasContent("MINE=1\n");
    assertThat(root.resolve(".rescind/containers/issuer/public.pem")).hasContent(key);
    assertThat(said()).doesNotContain("Wrote .env");
  }

  @Test
  void everySecretIsOneThatTheExampleNames() throws IOException {
    assertThat(Files.readString(Path.of("../.env.example")))
        .contains(ComposeSecrets.NAMES.stream().map(name -> name + "=").toList());
  }

  private int prepare() {
    PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Rescind(List.of(new ContainersCommand(root)), new Command.Console(console, console))
        .run(List.of("containers", "--prepare"));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(file)));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
