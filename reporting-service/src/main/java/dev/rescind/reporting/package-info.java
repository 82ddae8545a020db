/**
 * The log as analytics: every topic, read exactly once into one database, and the questions it
 * answers. Topics in: all but {@code contacts} and {@code texts}, which are about people. Topics
 * out: none.
 */
@NullMarked
package dev.rescind.reporting;

import org.jspecify.annotations.NullMarked;
