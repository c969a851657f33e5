package dev.diatom.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A class of the tests that runs in a JVM of its own; what it prints is read from {@link #line} or {@link #rest}. */
final class Fork implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Fork(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** Starts it. */
    static Fork of(Class<?> main, Object... arguments) throws IOException {
        return under(List.of(), main, arguments);
    }

    /** Starts it under a limit of the shell: {@code ulimit -n 64}. */
    static Fork limited(String limit, Class<?> main, Object... arguments) throws IOException {
        return under(List.of("bash", "-c", limit + "; exec \"$@\"", "bash"), main, arguments);
    }

    private static Fork under(List<String> prefix, Class<?> main, Object... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new Fork(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next line that it prints. */
    String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** What else it prints, to its end. */
    String rest() throws IOException, InterruptedException {
        String rest = out.lines().collect(Collectors.joining("\n"));
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the fork has closed its output and does not end");
        }
        return rest;
    }

    /** Kills it as the system does that has no memory left: no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end: hooks run. */
    void end() {
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
