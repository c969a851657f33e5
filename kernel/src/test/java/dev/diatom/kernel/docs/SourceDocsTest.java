package dev.diatom.kernel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.DiskImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDocsTest {
    private final SourceDocs docs = new SourceDocs(
            List.of("java.util", "dev.diatom.image", "dev.diatom.ifcb", "dev.diatom.kernel.notebook"),
            SourceDocsTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev.diatom.image.DiskImage | An image whose pixels",
                "img:dev.diatom.image.DiskImage | An image whose pixels",
                "DiskImage DiskImage.create(PixelType type, long x, long y) | A new image of zeros in the scratch space",
                "DiskImage DiskImage.create(PixelType type, long x, long y, long z) | The same for a volume.",
                "Slice Slice.offset(long column, long row) | Starts at this column and row",
                "Optional<java.nio.file.Path> DiskImage.findPath() | The file that the user named",
                "dev.diatom.image.Scratch.ScratchFile | One live scratch file.",
                "dev.diatom.image.Extent(long x, long y, long z, long c, long t) | @throws IllegalArgumentException",
                "String Notebook.display(Object value, String... mimeTypes) | Shows a value below the cell",
            })
    void findsTheCommentOfASignature(String signature, String beginning) {
        assertThat(docs.find(signature)).map(String::strip).get().asString().startsWith(beginning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V HashMap<K, V>.put(K key, V value)",
                "DiskImage DiskImage.create(String nothing)",
                "no.such.Thing",
                "int twice(int n)",
                "1 + 1",
                ""
            })
    void findsNothingForWhatIsNotOurs(String signature) {
        assertThat(docs.find(signature)).isEmpty();
    }

    @Test
    void everyMethodThatUsersCallOnADiskImageIsDescribed() {
        var without = new ArrayList<String>();
        for (var method : DiskImage.class.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !method.isBridge() && !method.isSynthetic()) {
                var parameters = Arrays.stream(method.getGenericParameterTypes())
                        .map(type -> type.getTypeName() + " p")
                        .collect(Collectors.joining(", "));
                if (!method.getName().equals("toString")) {
                    if (docs.find("Object DiskImage." + method.getName() + "(" + parameters + ")")
                            .isEmpty()) {
                        without.add(method.toString());
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }
}
