package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class ImportsTest {
    /** Names that two of the imported packages have: a cell must say which it means. */
    private static final Set<String> KNOWN = Set.of();

    @Test
    void noSimpleNameIsAmbiguous() throws Exception {
        var packages = new TreeMap<String, Set<String>>();
        for (var name : Imports.names()) {
            if (!name.startsWith("static ")) {
                var packageName = name.substring(0, name.length() - ".*".length());
                for (var type : publicTypes(packageName)) {
                    packages.computeIfAbsent(type, t -> new TreeSet<>()).add(packageName);
                }
            }
        }
        assertThat(packages).containsKeys("List", "DiskImage", "Bin", "Charts", "Table", "Path", "Function");
        packages.values().removeIf(places -> places.size() == 1);
        assertThat(packages.keySet()).isEqualTo(KNOWN);
    }

    @Test
    void oneNameOfEachImportCompilesInACell() {
        try (var engine = new JavaEngine()) {
            var source = """
                    Object[] named = {
                        File.class, BigDecimal.class, Path.class, Duration.class, List.class, Function.class, Stream.class,
                        DiskImage.class, Bin.class, Charts.class, SampleData.class, Table.class, UINT16, above(1)
                    };
                    display(named.length);
                    """;
            var outcome = engine.run(new Cell(1, source), Callable::call);
            // Without a notebook, showing is what fails: everything was found.
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            f -> assertThat(f.message()).isEqualTo("this works in a notebook cell only"));
        }
    }

    /** A name that two classes have must be imported from one of them by itself, or a cell must say which it means. */
    @Test
    void noStaticNameIsAmbiguous() throws Exception {
        var classes = new TreeMap<String, Set<String>>();
        for (var name : Imports.names()) {
            if (name.startsWith("static ") && name.endsWith(".*")) {
                var type = Class.forName(name.substring("static ".length(), name.length() - ".*".length()));
                Stream.<Member>concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                        .filter(member -> Modifier.isStatic(member.getModifiers()))
                        .forEach(member -> classes.computeIfAbsent(member.getName(), n -> new TreeSet<>())
                                .add(type.getSimpleName()));
            }
        }
        assertThat(classes).containsKeys("gaussian3d", "OTSU", "MAX", "um", "ball", "UINT16", "display");
        classes.values().removeIf(places -> places.size() == 1);
        assertThat(classes.keySet()).containsExactlyInAnyOrder("MEAN", "valueOf", "values");
        assertThat(Imports.names()).contains("static dev.diatom.image.op.Projection.MEAN");
    }

    private static Set<String> publicTypes(String packageName) throws IOException, ClassNotFoundException {
        var names = new TreeSet<String>();
        try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
            var places = new ArrayList<Location>();
            places.add(StandardLocation.CLASS_PATH);
            files.listLocationsForModules(StandardLocation.SYSTEM_MODULES).forEach(places::addAll);
            for (var place : places) {
                for (var file : files.list(place, packageName, EnumSet.of(JavaFileObject.Kind.CLASS), false)) {
                    var binary = files.inferBinaryName(place, file);
                    var simple = binary.substring(packageName.length() + 1);
                    if (!simple.contains("$")
                            && !simple.equals("package-info")
                            && Modifier.isPublic(Class.forName(binary, false, ImportsTest.class.getClassLoader())
                                    .getModifiers())) {
                        names.add(simple);
                    }
                }
            }
        }
        return names;
    }
}
