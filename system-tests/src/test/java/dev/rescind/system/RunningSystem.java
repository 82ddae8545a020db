package dev.rescind.system;

import dev.rescind.chassis.testing.TestTopics;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole platform, started once for all tests and stopped after the last. {@code RESCIND_SYSTEM}
 * chooses: {@code embedded}, the default, is one process; {@code compose} is containers, without an
 * engine for which every test is skipped.
 */
final class RunningSystem implements ParameterResolver, ExecutionCondition {

  static final String SWITCH = "RESCIND_SYSTEM";

  private static final String WANTED =
      Objects.requireNonNullElse(System.getenv(SWITCH), "embedded");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!WANTED.equals("compose")) {
      return ConditionEvaluationResult.enabled(WANTED);
    }
    if (context.getRequiredTestClass().isAnnotationPresent(Scenarios.class)) {
      return ConditionEvaluationResult.disabled("in containers nobody turns the clock");
    }
    return Compose.isThere()
        ? ConditionEvaluationResult.enabled(WANTED)
        : ConditionEvaluationResult.disabled("no container engine answers");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Platform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningSystem.class, key -> start(), Platform.class);
  }

  private static Platform start() {
    Parts parts =
        switch (WANTED) {
          case "embedded" -> InOneProcess.start();
          case "compose" -> InContainers.start();
          default -> throw new IllegalArgumentException(SWITCH + " is embedded or compose");
        };
    return new Platform(parts, new TestTopics(parts.bootstrapServers()));
  }
}
