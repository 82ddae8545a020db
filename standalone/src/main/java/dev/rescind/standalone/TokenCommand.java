package dev.rescind.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Prints a bearer token for the local system, and nothing else; the system need not be running. */
final class TokenCommand implements Command {

  @Override
  public Form form() {
    return new Form(
        "token",
        "ROLE [--subject ID] [--ttl PT12H] [--data DIR]",
        "prints a bearer token; roles: " + Role.all(),
        Set.of(),
        Set.of("--subject", "--ttl", "--data"));
  }

  @Override
  public int run(Arguments arguments, Console console) {
    Role role = Role.named(arguments.words("ROLE").getFirst());
    Duration life =
        arguments.value("--ttl").map(TokenCommand::duration).orElse(LocalIssuer.DEFAULT_LIFE);
    String subject = arguments.value("--subject").orElse(null);
    Path data = arguments.value("--data").map(Path::of).orElseGet(Options::defaultData);
    LocalIssuer issuer = LocalIssuer.in(DataDirectory.open(data).issuer(), Clock.systemUTC());
    console.out().println(issuer.token(role, subject, life));
    return 0;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.misuse("--ttl wants an ISO 8601 duration like PT12H, not '%s'".formatted(text));
    }
  }
}
