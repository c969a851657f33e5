package dev.diatom.ifcb;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The targets of an .adc file, each made from its row when it is asked for. */
final class TargetList extends AbstractList<Target> implements RandomAccess {
    private final Adc adc;

    TargetList(Adc adc) {
        this.adc = adc;
    }

    @Override
    public Target get(int row) {
        // The columns may be longer than there are rows.
        Objects.checkIndex(row, adc.rows());
        return adc.target(row);
    }

    @Override
    public int size() {
        return adc.rows();
    }
}
