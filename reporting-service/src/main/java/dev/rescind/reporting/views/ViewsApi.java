package dev.rescind.reporting.views;

import dev.rescind.chassis.security.Caller;
import dev.rescind.chassis.security.Role;
import dev.rescind.reporting.generations.Generations;
import dev.rescind.reporting.store.Session;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to ask about. */
@RestController
final class ViewsApi {

  private final Generations generations;

  ViewsApi(Generations generations) {
    this.generations = generations;
  }

  /** Every view with its columns, and what each of them means. */
  @GetMapping("/api/views")
  List<Views.View> views(Caller caller) {
    caller.requireAny(Role.ANALYST, Role.OPS);
    try (Session session = generations.session()) {
      return Views.describe(session);
    }
  }
}
