package dev.diatom.kernel.extension;

import java.util.HashSet;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What jars provide of one interface. What cannot be loaded, or is refused, costs a line on standard error and nothing
 * else: a cell must not fail because of a jar that it does not use.
 *
 * @param <S> the interface
 */
public final class Services<S> {
    private final Class<S> type;
    private final String noun;
    private final Set<Class<?>> known = new HashSet<>();
    private final Set<String> said = new HashSet<>();

    /** @param noun what a line calls one of them */
    public Services(Class<S> type, String noun) {
        this.type = type;
        this.noun = noun;
    }

    /**
     * Looks for those that are new.
     *
     * @param take takes each; what it throws refuses it
     */
    public synchronized void discover(ClassLoader loader, Consumer<S> take) {
        var providers = ServiceLoader.load(type, loader).stream().iterator();
        while (hasNext(providers)) {
            try {
                var provider = providers.next();
                if (known.add(provider.type())) {
                    accept(provider, take);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                skip(e);
            }
        }
    }

    private void accept(ServiceLoader.Provider<S> provider, Consumer<S> take) {
        try {
            take.accept(provider.get());
        } catch (RuntimeException | LinkageError e) {
            say("the " + noun + " " + provider.type().getName() + " was skipped: " + e.getMessage());
        }
    }

    /** A wrong line in a jar is passed over; the loader goes on behind it. */
    private boolean hasNext(Iterator<?> providers) {
        while (true) {
            try {
                return providers.hasNext();
            } catch (ServiceConfigurationError | LinkageError e) {
                skip(e);
            }
        }
    }

    private void skip(Error error) {
        var message = String.valueOf(error.getMessage()).replace(type.getName() + ": ", "");
        var cause = error.getCause() == null ? "" : ": " + error.getCause();
        say("a " + noun + " was skipped: " + message + cause);
    }

    private void say(String line) {
        if (said.add(line)) {
            System.err.println(line);
        }
    }
}
