package dev.rescind.standalone;

import org.jspecify.annotations.Nullable;

/**
 * A service that can be started in this process.
 *
 * @param name as its module is called; its configuration file is {@code <name>.yaml}
 * @param application its Spring Boot application class
 * @param database the name of its Postgres database and role; null where it has none
 */
record ServiceDescriptor(String name, Class<?> application, @Nullable String database) {}
