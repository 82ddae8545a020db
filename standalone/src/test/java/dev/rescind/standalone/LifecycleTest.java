package dev.rescind.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private final Lifecycle lifecycle = new Lifecycle();

  @Test
  void stopsInReverseOrderWhateverFails() throws Exception {
    lifecycle.start("database", () -> part("database"));
    lifecycle.start(
        "broker",
        () ->
            () -> {
              throw new IllegalStateException("stuck");
            });
    lifecycle.start("services", () -> part("services"));

    lifecycle.close();
    lifecycle.close();

    assertThat(stopped).containsExactly("services", "database");
    assertThatThrownBy(() -> lifecycle.start("late", () -> part("late")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void waitsForWhatIsJustStarting() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Thread starting =
        Thread.startVirtualThread(() -> {
          try {
            lifecycle.start(
                "slow",
                () -> {
                  begun.countDown();
                  finish.await();
                  return part("slow");
                });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    begun.await();
    Thread closing = Thread.startVirtualThread(lifecycle::close);
    Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);
    assertThat(stopped).isEmpty();
    finish.countDown();
    starting.join();
    closing.join();

    assertThat(stopped).containsExactly("slow");
  }

  private AutoCloseable part(String name) {
    return () -> stopped.add(name);
  }
}
