/*
 * What the system itself takes: pread and pwrite of 16-bit pixels into one buffer that is used again.
 * Obeys a line at a time and answers "= seconds checksum", as every side of the bench does; words stand between tabs.
 *
 *   open FILE OFFSET X Y Z    opens for reading and writing; the pixels start at the offset, without a gap
 *   xy Z...  xz Y...          reads a plane at each position; the time is that of one
 *   points COUNT KIND         prepares pixels, random or sorted
 *   get  set                  one call a pixel; the time is that of one
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "answer.h"

static int file = -1;
static long offset, size_x, size_y, size_z;
static unsigned char *buffer;
static long *places;
static long count;

static void take(void *to, long bytes, long at) {
    for (long done = 0; done < bytes;) {
        ssize_t now = pread(file, (char *)to + done, bytes - done, at + done);
        if (now <= 0) fail(now < 0 ? strerror(errno) : "the file is too short");
        done += now;
    }
}

static void open_file(void) {
    const char *path = word();
    if (file >= 0) close(file);
    file = open(path, O_RDWR);
    if (file < 0) fail(strerror(errno));
    offset = number(), size_x = number(), size_y = number(), size_z = number();
    long most = size_y > size_z ? size_y : size_z;
    free(buffer);
    buffer = calloc(size_x * most, 2);
    answer(0, 0);
}

static void planes(int across_z) {
    double seconds = 0;
    unsigned long sum = crc32(0, NULL, 0);
    int parts = 0;
    long row = size_x * 2, plane = row * size_y;
    for (char *at; (at = word()); parts++) {
        long position = atol(at), bytes = across_z ? row * size_z : plane;
        double start = now();
        if (across_z) {
            for (long z = 0; z < size_z; z++) take(buffer + z * row, row, offset + z * plane + position * row);
        } else {
            take(buffer, plane, offset + position * plane);
        }
        seconds += now() - start;
        sum = crc32(sum, buffer, bytes);
    }
    answer(seconds / parts, sum);
}

static int nearer(const void *a, const void *b) {
    return (*(long *)a > *(long *)b) - (*(long *)a < *(long *)b);
}

static void points(void) {
    count = number();
    uint64_t state = count;
    free(places);
    places = malloc(count * sizeof *places);
    for (long i = 0; i < count; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        places[i] = (state >> 33) % (size_x * size_y * size_z);
    }
    if (!strcmp(word(), "sorted")) qsort(places, count, sizeof *places, nearer);
    answer(0, 0);
}

static void get(void) {
    unsigned long sum = 0;
    double start = now();
    for (long i = 0; i < count; i++) {
        uint16_t value;
        if (pread(file, &value, 2, offset + places[i] * 2) != 2) fail("a pixel was not read");
        sum += value;
    }
    answer((now() - start) / count, sum);
}

static void set(void) {
    double start = now();
    for (long i = 0; i < count; i++) {
        uint16_t value = i;
        if (pwrite(file, &value, 2, offset + places[i] * 2) != 2) fail("a pixel was not written");
    }
    answer((now() - start) / count, 0);
}

int main(void) {
    for (char *work; (work = next_line());) {
        if (!strcmp(work, "open")) open_file();
        else if (!strcmp(work, "xy")) planes(0);
        else if (!strcmp(work, "xz")) planes(1);
        else if (!strcmp(work, "points")) points();
        else if (!strcmp(work, "get")) get();
        else if (!strcmp(work, "set")) set();
        else fail("no such work");
    }
}
