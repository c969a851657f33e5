package dev.diatom.kernel.protocol;

/** What arrived is no message. Cheap to throw, since anybody who can connect can cause it. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1;

    private final Dropped.Reason reason;

    Unacceptable(Dropped.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Dropped.Reason reason() {
        return reason;
    }
}
