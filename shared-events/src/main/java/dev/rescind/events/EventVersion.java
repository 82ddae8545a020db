package dev.rescind.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The version of an event's schema that its record stands for; 1 where it is not given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EventVersion {
  int value();
}
