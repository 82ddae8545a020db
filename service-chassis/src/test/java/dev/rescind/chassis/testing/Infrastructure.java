package dev.rescind.chassis.testing;

/** A real broker and a real database server, one of each for all tests of a module. */
sealed interface Infrastructure permits EmbeddedInfrastructure, ContainerInfrastructure {

  /** Started at the first call and kept until the JVM ends. */
  static Infrastructure shared() {
    return Holder.SHARED;
  }

  String bootstrapServers();

  /** Creates an empty database. */
  Database newDatabase();

  /** How to reach a database. */
  record Database(String url, String user, String password) {}

  /** Initialised when first asked for. */
  final class Holder {
    private static final Infrastructure SHARED = choose();

    private Holder() {}

    private static Infrastructure choose() {
      String wanted = System.getProperty("rescind.test.infrastructure", "auto");
      return switch (wanted) {
        case "embedded" -> new EmbeddedInfrastructure();
        case "containers" -> new ContainerInfrastructure();
        case "auto" ->
            ContainerInfrastructure.isAtHand()
                ? new ContainerInfrastructure()
                : new EmbeddedInfrastructure();
        default ->
            throw new IllegalArgumentException(
                "rescind.test.infrastructure must be auto, embedded or containers");
      };
    }
  }
}
