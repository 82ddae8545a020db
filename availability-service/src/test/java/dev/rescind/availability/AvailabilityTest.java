package dev.rescind.availability;

import dev.rescind.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole service, its clock standing at {@link StandingClock#NOW}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
    properties = {"spring.config.name=availability-service", "rescind.deadlines.look-every=PT0.1S"})
@Import(StandingClock.class)
public @interface AvailabilityTest {}
