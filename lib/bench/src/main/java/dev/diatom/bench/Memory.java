package dev.diatom.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has used so far. */
final class Memory {
    private Memory() {}

    /** Megabytes: the peak of the heap, garbage included, and that of the process. */
    static String peaks() throws IOException {
        // The pools have their peaks at different times: the sum is what the heap has needed at the most.
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        var process = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return "= " + (Math.min(heap, Runtime.getRuntime().maxMemory()) >> 20) + " " + (process >> 10);
    }
}
