package dev.diatom.bench;

import dev.diatom.image.Extent;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.Operator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The nanoseconds that an operator takes for a pixel on one thread, from memory to memory: no file, no second core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class KernelBenchmark {
    private static final int SIDE = 512;
    private static final int PLANES = 32;
    private static final int PIXELS = SIDE * SIDE * PLANES;

    @Param({
        "gaussian2d",
        "gaussian3d",
        "median2d",
        "median2d-5",
        "median3d",
        "erosion",
        "erosion-disk",
        "opening",
        "chain",
        "components",
        "distance"
    })
    public String operator = "";

    @Param({"UINT16"})
    public PixelType type = PixelType.UINT16;

    private MemoryImage image = MemoryImage.create(PixelType.UINT8, 1, 1);
    private Operator applied = Operators.ofAView();

    /** Values from 1,500 to 2,500, or what of them the type holds; half of them are above the threshold. */
    @Setup
    public void prepare() {
        Processing.setThreads(1);
        image = MemoryImage.create(type, Extent.of(SIDE, SIDE, PLANES));
        var random = new SplittableRandom(1);
        for (int i = 0; i < PIXELS; i++) {
            Samples.set(type, image.pixels(), i, 1500 + random.nextInt(1000));
        }
        applied = Operators.of(operator, "2000");
    }

    @Benchmark
    @OperationsPerInvocation(PIXELS)
    public MemoryImage apply() {
        return image.apply(applied);
    }
}
