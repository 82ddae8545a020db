/** Whether the sample marketplace is well formed, always the same, and shows every case. */
@NullMarked
package dev.rescind.demo;

import org.jspecify.annotations.NullMarked;
