package dev.diatom.ifcb.http;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a server is waited for, and how often it is asked.
 *
 * @param answer for the first word of an answer
 * @param silence between two pieces of an answer
 * @param attempts how often it is asked before it counts as failed
 * @param firstPause before it is asked again; twice as long before each further time
 * @param longestPause the longest pause, also if the server asks for a longer one
 */
public record Patience(Duration answer, Duration silence, int attempts, Duration firstPause, Duration longestPause) {
    /** A Dashboard that is busy takes seconds for an image. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(30), Duration.ofSeconds(30), 4, Duration.ofMillis(250), Duration.ofSeconds(30));

    public Patience {
        Objects.requireNonNull(answer);
        Objects.requireNonNull(silence);
        Objects.requireNonNull(firstPause);
        Objects.requireNonNull(longestPause);
        if (attempts < 1) {
            throw new IllegalArgumentException("a server is asked at least once, found " + attempts + " attempts");
        }
    }

    /** The same for an answer that takes the server long to make. */
    public Patience withAnswer(Duration time) {
        return time.compareTo(answer) < 0 ? this : new Patience(time, silence, attempts, firstPause, longestPause);
    }

    /** How long to wait after a number of attempts, not the same for all who wait. */
    Duration pauseAfter(int attempt) {
        double doubled = (double) firstPause.toMillis() * Math.pow(2, attempt - 1);
        double millis = Math.min(doubled, (double) longestPause.toMillis());
        return Duration.ofMillis(
                Math.round(millis * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
    }
}
