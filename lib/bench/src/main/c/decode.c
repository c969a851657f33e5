/*
 * libtiff at its best: decodes every strip of every page into one buffer that is used again, and writes nothing.
 *
 *   open FILE     chooses the file
 *   all           decodes all pages; the time is that of opening and decoding
 *   check         the same with the checksum of the samples, channel by channel, each of a byte, or of two beyond 8 bits;
 *                 it takes its own time
 *   rle FILE      writes the pages, of one bit, as CCITT RLE to another file
 */
#include <stdint.h>
#include <tiffio.h>
#include <zlib.h>

#include "answer.h"

static char path[4096];

static unsigned sample(const unsigned char *row, size_t number, int bits) {
    switch (bits) {
        case 1: return row[number / 8] >> (7 - number % 8) & 1;
        case 8: return row[number];
        case 12: {
            const unsigned char *at = row + number / 2 * 3;
            return number % 2 ? (at[1] & 15) << 8 | at[2] : at[0] << 4 | at[1] >> 4;
        }
        case 16: return ((const uint16_t *)row)[number];
        default: fail("samples of this many bits are not checked"); return 0;
    }
}

static TIFF *opened(void) {
    TIFF *tiff = TIFFOpen(path, "r");
    if (!tiff) fail("libtiff does not open the file");
    return tiff;
}

static void as_rgb(TIFF *tiff) {
    uint16_t compression = 1, photometric = 1;
    TIFFGetField(tiff, TIFFTAG_COMPRESSION, &compression);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric);
    if (compression == COMPRESSION_JPEG && photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
}

static void all(void) {
    double start = now();
    TIFF *tiff = opened();
    unsigned char *buffer = NULL;
    tmsize_t size = 0;
    do {
        as_rgb(tiff);
        if (TIFFStripSize(tiff) > size) buffer = realloc(buffer, size = TIFFStripSize(tiff));
        for (uint32_t strip = 0; strip < TIFFNumberOfStrips(tiff); strip++)
            if (TIFFReadEncodedStrip(tiff, strip, buffer, -1) < 0) fail("libtiff does not decode a strip");
    } while (TIFFReadDirectory(tiff));
    TIFFClose(tiff);
    answer(now() - start, 0);
    free(buffer);
}

/* All strips of a page behind each other. */
static unsigned char *page(TIFF *tiff) {
    as_rgb(tiff);
    unsigned char *all = malloc((size_t)TIFFNumberOfStrips(tiff) * TIFFStripSize(tiff));
    for (uint32_t strip = 0; strip < TIFFNumberOfStrips(tiff); strip++)
        if (TIFFReadEncodedStrip(tiff, strip, all + strip * TIFFStripSize(tiff), -1) < 0)
            fail("libtiff does not decode a strip");
    return all;
}

static void check(void) {
    unsigned long sum = crc32(0, NULL, 0);
    TIFF *tiff = opened();
    do {
        uint32_t width, height;
        uint16_t bits = 1, samples = 1;
        TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
        TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
        TIFFGetField(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
        TIFFGetField(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
        unsigned char *decoded = page(tiff);
        int wide = bits > 8;
        unsigned char *out = malloc((size_t)width << wide);
        for (int channel = 0; channel < samples; channel++)
            for (uint32_t y = 0; y < height; y++) {
                const unsigned char *row = decoded + y * TIFFScanlineSize(tiff);
                for (size_t x = 0; x < width; x++) {
                    unsigned value = sample(row, x * samples + channel, bits);
                    if (wide) ((uint16_t *)out)[x] = value;
                    else out[x] = value;
                }
                sum = crc32(sum, out, width << wide);
            }
        free(out);
        free(decoded);
    } while (TIFFReadDirectory(tiff));
    TIFFClose(tiff);
    answer(0, sum);
}

static void rle(const char *target) {
    TIFF *tiff = opened(), *to = TIFFOpen(target, "w");
    if (!to) fail("libtiff does not write the file");
    do {
        uint32_t width, height, rows;
        TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
        TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
        TIFFSetField(to, TIFFTAG_IMAGEWIDTH, width);
        TIFFSetField(to, TIFFTAG_IMAGELENGTH, height);
        TIFFSetField(to, TIFFTAG_ROWSPERSTRIP, rows);
        TIFFSetField(to, TIFFTAG_BITSPERSAMPLE, 1);
        TIFFSetField(to, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(to, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
        TIFFSetField(to, TIFFTAG_COMPRESSION, COMPRESSION_CCITTRLE);
        unsigned char *decoded = page(tiff);
        for (uint32_t strip = 0; strip < TIFFNumberOfStrips(tiff); strip++) {
            uint32_t left = height - strip * rows;
            tmsize_t bytes = (left < rows ? left : rows) * TIFFScanlineSize(tiff);
            if (TIFFWriteEncodedStrip(to, strip, decoded + strip * TIFFStripSize(tiff), bytes) < 0)
                fail("libtiff does not encode a strip");
        }
        free(decoded);
        TIFFWriteDirectory(to);
    } while (TIFFReadDirectory(tiff));
    TIFFClose(to);
    TIFFClose(tiff);
    answer(0, 0);
}

int main(void) {
    for (char *work; (work = next_line());) {
        if (!strcmp(work, "open")) {
            snprintf(path, sizeof path, "%s", word());
            answer(0, 0);
        } else if (!strcmp(work, "all")) all();
        else if (!strcmp(work, "check")) check();
        else if (!strcmp(work, "rle")) rle(word());
        else fail("no such work");
    }
}
