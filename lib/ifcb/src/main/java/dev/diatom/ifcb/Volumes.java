package dev.diatom.ifcb;

/** Finds the volume of a bin by any of the methods. */
final class Volumes {
    private Volumes() {}

    static VolumeAnalyzed of(BinState bin, VolumeMethod method) {
        // The .adc file alone tells the volume of a run at normal speed.
        var headers = bin.findHeaders();
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
}
