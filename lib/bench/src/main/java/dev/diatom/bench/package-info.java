/**
 * Our side of the comparisons with other systems: a process that obeys one line at a time and answers with seconds and a
 * checksum. Priorities: the same work as the peer's, then fair timing, then few lines. It judges nothing; what drives both
 * sides, and compares them, is {@code src/main/python}.
 */
@NullMarked
package dev.diatom.bench;

import org.jspecify.annotations.NullMarked;
