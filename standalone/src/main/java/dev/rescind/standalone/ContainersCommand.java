package dev.rescind.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Makes what {@code docker-compose.yml} wants to find, where it is missing, and brings everything
 * up as containers. What comes after that is Docker Compose's own business.
 */
final class ContainersCommand implements Command {

  private static final String PREPARE = "--prepare";

  /** Five services that start at once on two busy cores were seen to need half of this. */
  private static final String PATIENCE_SECONDS = "240";

  private final Path root;

  /**
   * @param root where {@code docker-compose.yml} is
   */
  ContainersCommand(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Form form() {
    return new Form(
        "containers",
        "[--prepare]",
        "brings everything up as containers, with Docker Compose; --prepare stops before that",
        Set.of(PREPARE),
        Set.of());
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException, InterruptedException {
    arguments.words();
    prepare(console);
    if (arguments.has(PREPARE)) {
      console.out().println("Ready for: docker compose up --build --wait");
      return 0;
    }
    DockerCompose compose = new DockerCompose(root);
    int status =
        compose.run("up", "--detach", "--build", "--wait", "--wait-timeout", PATIENCE_SECONDS);
    if (status == 0) {
      printAddresses(compose, console);
    }
    return status;
  }

  private void prepare(Console console) throws IOException {
    if (ComposeSecrets.writeWhereMissing(root.resolve(".env"))) {
      console.out().println("Wrote .env, with a random password for each role.");
    }
    DataDirectory directory = DataDirectory.open(root.resolve(".rescind/containers"));
    LocalIssuer issuer = LocalIssuer.in(directory.issuer(), Clock.systemUTC());
    // The services run as a user of their own, and a public key is no secret.
    DurableFile.letAllRead(issuer.publicKey());
  }

  private static void printAddresses(DockerCompose compose, Console console)
      throws IOException, InterruptedException {
    console.out().println();
    for (PublishedPort published : PublishedPort.all()) {
      List<String> address =
          compose.ask("port", published.service(), Integer.toString(published.port()));
      console.out().printf("  %-22s %s%n", published.shown(), String.join(" ", address));
    }
    console
        .out()
        .printf(
            "%nA token: ./rescind token ROLE --data .rescind/containers."
                + " 'docker compose down' stops everything; the data stays.%n");
  }
}
