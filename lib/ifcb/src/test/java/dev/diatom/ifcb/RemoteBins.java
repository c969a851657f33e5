package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds bins of a server against the same in a folder. */
final class RemoteBins {
    private RemoteBins() {}

    /** All that a bin tells, but for where it is. */
    static void assertSame(Bin actual, Bin expected) {
        assertThat(actual.id()).isEqualTo(expected.id());
        assertThat(actual.timestamp()).isEqualTo(expected.timestamp());
        assertThat(actual.headers()).containsExactlyEntriesOf(expected.headers());
        assertThat((Double) actual.temperature()).isEqualTo((Double) expected.temperature());
        assertThat((Double) actual.humidity()).isEqualTo((Double) expected.humidity());
        assertThat((Double) actual.runTimeSeconds()).isEqualTo((Double) expected.runTimeSeconds());
        assertThat((Double) actual.inhibitTimeSeconds()).isEqualTo((Double) expected.inhibitTimeSeconds());
        assertThat((Double) actual.sampleVolumeMilliliters()).isEqualTo((Double) expected.sampleVolumeMilliliters());
        assertThat((Double) actual.latitude()).isEqualTo((Double) expected.latitude());
        assertThat((Double) actual.longitude()).isEqualTo((Double) expected.longitude());
        assertThat(actual.findTriggerCount()).isEqualTo(expected.findTriggerCount());
        assertThat(actual.findRoiCount()).isEqualTo(expected.findRoiCount());
        assertThat(actual.runType()).isEqualTo(expected.runType());
        assertThat(actual.triggerCount()).isEqualTo(expected.triggerCount());
        assertThat((Double) actual.triggerRate()).isEqualTo((Double) expected.triggerRate());
        for (var method : VolumeMethod.values()) {
            assertThat(actual.volumeAnalyzed(method)).isEqualTo(expected.volumeAnalyzed(method));
        }
        assertThat(actual.targets()).isEqualTo(expected.targets());
        assertThat(actual.table().print()).isEqualTo(expected.table().print());
        assertThat(actual.findings())
                .map(Finding::reason)
                .isEqualTo(expected.findings().stream().map(Finding::reason).toList());
        assertThat(actual.check())
                .map(Finding::reason)
                .isEqualTo(expected.check().stream().map(Finding::reason).toList());
        assertThat(actual.images().keySet()).isEqualTo(expected.images().keySet());
        assertThat(actual.images()).allSatisfy((number, image) -> {
            var same = expected.image(number);
            assertThat(image.extent()).isEqualTo(same.extent());
            assertThat(image.metadata()).isEqualTo(same.metadata());
            assertThat((byte[]) image.pixels()).isEqualTo((byte[]) same.pixels());
        });
        var all = actual.read();
        expected.images()
                .forEach((number, image) ->
                        assertThat((byte[]) all.image(number).pixels()).isEqualTo((byte[]) image.pixels()));
        if (actual.id().style() == BinStyle.OLD) {
            expected.stitched()
                    .images()
                    .forEach((number, image) -> assertThat(
                                    (byte[]) actual.stitched().image(number).pixels())
                            .isEqualTo((byte[]) image.pixels()));
        }
        assertThat(Mosaic.of(actual).coordinates())
                .isEqualTo(Mosaic.of(expected).coordinates());
    }
}
