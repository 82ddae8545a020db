package dev.rescind.chassis.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a test's context at the real broker and at a database of its own. */
public final class RealInfrastructure
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Infrastructure infrastructure = Infrastructure.shared();
    Infrastructure.Database database = infrastructure.newDatabase();
    TestPropertyValues.of(
            "spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=" + database.password(),
            "spring.security.oauth2.resourceserver.jwt.public-key-location="
                + TestTokens.publicKeyLocation())
        .applyTo(context);
  }

  /** Where the broker is, for tests that publish and read by themselves. */
  public static String bootstrapServers() {
    return Infrastructure.shared().bootstrapServers();
  }
}
