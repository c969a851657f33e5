/*
 * libtiff at its best: decodes every strip of every page into one buffer that is used again, and writes nothing.
 *
 *   open FILE     chooses the file
 *   all           decodes all pages; the time is that of opening and decoding
 *   check         the same with the checksum of the pixels, which takes its own time
 */
#include <stdint.h>
#include <tiffio.h>
#include <zlib.h>

#include "answer.h"

static char path[4096];

static void all(int check) {
    unsigned long sum = crc32(0, NULL, 0);
    double start = now();
    TIFF *tiff = TIFFOpen(path, "r");
    if (!tiff) fail("libtiff does not open the file");
    unsigned char *buffer = NULL;
    tmsize_t size = 0;
    do {
        if (TIFFStripSize(tiff) > size) buffer = realloc(buffer, size = TIFFStripSize(tiff));
        for (uint32_t strip = 0; strip < TIFFNumberOfStrips(tiff); strip++) {
            tmsize_t got = TIFFReadEncodedStrip(tiff, strip, buffer, -1);
            if (got < 0) fail("libtiff does not decode a strip");
            if (check) sum = crc32(sum, buffer, got);
        }
    } while (TIFFReadDirectory(tiff));
    TIFFClose(tiff);
    answer(now() - start, sum);
    free(buffer);
}

int main(void) {
    for (char *work; (work = next_line());) {
        if (!strcmp(work, "open")) {
            snprintf(path, sizeof path, "%s", word());
            answer(0, 0);
        } else if (!strcmp(work, "all")) all(0);
        else if (!strcmp(work, "check")) all(1);
        else fail("no such work");
    }
}
