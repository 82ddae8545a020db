package dev.rescind.chassis.sample;

import dev.rescind.chassis.testing.RealInfrastructure;
import dev.rescind.chassis.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** A test of the chassis by way of the sample service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(
    classes = SampleServiceApplication.class,
    initializers = RealInfrastructure.class)
@TestPropertySource(properties = "spring.config.name=chassis-sample")
@Import({SampleClock.class, SampleProbe.class, SampleHttp.class})
public @interface SampleTest {}
