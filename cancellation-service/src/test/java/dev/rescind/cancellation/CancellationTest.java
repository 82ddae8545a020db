package dev.rescind.cancellation;

import dev.rescind.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestPropertySource;

/** A test of cancellation-service on a clock that the test sets; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({FixedTime.class, ToldChanges.class})
@TestExecutionListeners(
    listeners = FixedTime.SetBack.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@TestPropertySource(
    properties = {
      "spring.config.name=cancellation-service",
      "rescind.deadlines.look-every=PT0.2S",
      "rescind.evidence.directory=target/evidence",
      "rescind.stream.heartbeat=PT1S",
      "spring.main.allow-bean-definition-overriding=false"
    })
@interface CancellationTest {}
