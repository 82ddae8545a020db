package dev.rescind.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stories that turn the clock of the system that all tests share. They come last: what others left
 * open in it would meet its deadlines, and what they do by the computer's clock would be of the
 * past.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningSystem.class)
@Order(Integer.MAX_VALUE)
@interface Scenarios {}
