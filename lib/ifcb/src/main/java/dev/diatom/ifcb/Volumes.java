package dev.diatom.ifcb;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Finds the volume of a bin by any of the methods. */
final class Volumes {
    private Volumes() {}

    static VolumeAnalyzed of(BinState bin, VolumeMethod method) {
        var headers = headers(bin);
        var header = HeaderTimes.of(headers);
        var times = switch (method) {
            case ADC_ONLY -> adcTimes(bin, header);
            case HEADER -> header;
            case COMBINED -> HeaderTimes.checked(header, adcTimes(bin, header));
        };
        return VolumeAnalyzed.of(times, FlowRate.of(headers));
    }

    private static RunTimes adcTimes(BinState bin, RunTimes header) {
        return bin.id().style() == BinStyle.NEW
                ? NewStyleTimes.of(bin.adc(), header)
                : OldStyleTimes.of(bin.adc(), bin.id());
    }

    /** Null where there is no header file: the .adc file alone tells the volume of a run at normal speed. */
    private static @Nullable Headers headers(BinState bin) {
        try {
            return bin.headers();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return null;
            }
            throw e;
        }
    }
}
