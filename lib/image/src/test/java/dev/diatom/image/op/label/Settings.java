package dev.diatom.image.op.label;

import dev.diatom.image.DiskImage;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Processing;
import dev.diatom.image.op.Operator;
import java.nio.file.Path;
import java.util.function.Supplier;

/** How the engine is made to work while something is computed; afterwards it works as before. */
record Settings(long memoryBudget, int threads) {
    static final Settings[] MANY = {
        new Settings(1 << 20, 1), new Settings(1 << 20, 4), new Settings(1 << 21, 3), new Settings(1 << 26, 2),
    };

    <T> T call(Supplier<T> work) {
        long budgetBefore = Processing.memoryBudget();
        int threadsBefore = Processing.threads();
        try {
            Processing.setMemoryBudget(memoryBudget);
            Processing.setThreads(threads);
            return work.get();
        } finally {
            Processing.setMemoryBudget(budgetBefore);
            Processing.setThreads(threadsBefore);
        }
    }

    /** What an operator makes of an image on disk. */
    MemoryImage onDisk(Path folder, MemoryImage image, Operator operator) {
        var file = folder.resolve("image.tif");
        image.saveTiff(file);
        try (var disk = DiskImage.open(file);
                var result = call(() -> disk.apply(operator))) {
            return result.toMemory();
        }
    }
}
