package dev.diatom.ifcb;

import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a bin, damaged in whatever way, everything that can be asked. What is not one of the exceptions that are declared
 * comes out, and so does one whose message tells nothing.
 */
final class BinUse {
    /** Every public method without arguments, so that none is forgotten that comes later. */
    private static final List<Method> QUESTIONS = Arrays.stream(Bin.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> !List.of("open", "close", "read").contains(method.getName()))
            .toList();

    private BinUse() {}

    /** Returns how many questions were refused. */
    static int all(Path base) {
        var count = new int[1];
        allowing(count, () -> {
            try (var bin = Bin.open(base)) {
                ask(bin, count);
                allowing(count, () -> ask(bin.read(), count));
                try (var again = bin.open()) {
                    allowing(count, () -> again.images().forEach((number, image) -> image.get(0, 0)));
                }
            }
        });
        return count[0];
    }

    private static void ask(Bin bin, int[] refused) {
        for (var question : QUESTIONS) {
            allowing(refused, () -> answer(bin, question));
        }
        for (var finding : bin.check()) {
            expect(!finding.reason().isBlank(), "a finding says what it found");
        }
        for (var method : VolumeMethod.values()) {
            allowing(
                    refused,
                    () -> expect(
                            bin.volumeAnalyzed(method)
                                    .toString()
                                    .contains(method == VolumeMethod.HEADER ? "header" : "("),
                            "a volume"));
        }
        allowing(refused, () -> bin.headers().keySet().forEach(bin::headerValue));
        allowing(refused, () -> bin.header("no such header"));
        allowing(refused, () -> bin.column("roi_x"));
        allowing(refused, () -> bin.column("no such column"));
        allowing(
                refused,
                () -> bin.targets()
                        .forEach(target -> expect(target.equals(bin.target(target.number())), "the same target")));
        for (int number = -1; number < 9; number++) {
            int target = number;
            allowing(refused, () -> bin.target(target));
            allowing(refused, () -> bin.image(target));
            allowing(refused, () -> bin.stitched().image(target));
        }
        allowing(refused, () -> bin.images().keySet().forEach(number -> allowing(refused, () -> image(bin, number))));
        allowing(refused, () -> stitched(bin.stitched(), refused));
        allowing(refused, () -> mosaic(bin, refused));
    }

    private static void answer(Bin bin, Method question) {
        try {
            var answer = question.invoke(bin);
            expect(answer != null && !answer.toString().isEmpty(), question.getName() + " answers");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(question.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void image(Bin bin, int number) {
        var image = bin.image(number);
        var target = bin.target(number);
        expect(image.sizeX() == target.width() && image.sizeY() == target.height(), "the size of the target");
        image.get(image.sizeX() - 1, image.sizeY() - 1);
    }

    private static void stitched(Stitched stitched, int[] refused) {
        for (var pair : stitched.pairs()) {
            int number = pair.first().number();
            allowing(refused, () -> stitched.image(number));
            allowing(refused, () -> stitched.imageWithGap(number));
            allowing(refused, () -> stitched.gap(number));
            expect(stitched.isJoined(number) == stitched.images().containsKey(number), "joined");
        }
        stitched.images().keySet().forEach(number -> allowing(refused, () -> stitched.image(number)));
        expect(!stitched.toString().isEmpty(), "a text");
    }

    private static void mosaic(Bin bin, int[] refused) {
        var mosaic = Mosaic.of(bin).size(60, 40).scale(0.5);
        allowing(
                refused,
                () -> mosaic.coordinates()
                        .forEach(placement -> expect(
                                mosaic.at(placement.page(), placement.x(), placement.y())
                                        .isPresent(),
                                "a target at its place")));
        // Of many pages, as many as tell.
        int pages = Math.min(mosaic.pages(), 4);
        for (int page = 0; page < pages; page++) {
            int number = page;
            allowing(refused, () -> mosaic.page(number));
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected " + what);
        }
    }

    /** Runs something that may be refused, in a declared way and with a message that tells why. */
    static void allowing(int[] refused, Runnable reading) {
        try {
            reading.run();
        } catch (ImageFormatException
                | UnsupportedFormatException
                | UncheckedIOException
                | IllegalArgumentException e) {
            refused[0]++;
            var message = e.getMessage();
            if (message == null
                    || message.isBlank()
                    || message.contains("null")
                    || message.contains("Exception")
                    || message.contains("dev.diatom")) {
                throw new AssertionError("a message that tells nothing: " + message, e);
            }
        }
    }
}
