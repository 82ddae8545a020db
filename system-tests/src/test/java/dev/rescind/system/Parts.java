package dev.rescind.system;

import dev.rescind.standalone.Role;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform under test is made of: where its faces are, and what of it can be restarted. In
 * one process, or in containers.
 */
interface Parts extends AutoCloseable {

  /** Where a service answers; its name is that of its module. */
  URI address(String service);

  String bootstrapServers();

  /** Where the mails for an address are listed. */
  URI mailsTo(String address);

  /** Where one mail can be read, by the id in such a list. */
  URI mail(String id);

  /** What time it is in the system; ahead of the tests' own where its clock was turned. */
  Instant now();

  /** A bearer token that the services accept. */
  String token(Role role, @Nullable String subject);

  /** Stops the broker and starts it again, while everything else goes on. */
  void restartBroker();

  /** Stops the database server and starts it again, while everything else goes on. */
  void restartDatabase() throws IOException;

  /** Stops a service as an operator would, and starts it again. */
  void restartService(String service);

  @Override
  void close();
}
