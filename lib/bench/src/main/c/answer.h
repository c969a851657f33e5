/* The lines that a side of the bench reads and writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char line[1 << 16];
static char *rest;

static inline char *word(void) { return strsep(&rest, "\t"); }

static inline void fail(const char *why) {
    printf("! %s\n", why);
    exit(1);
}

static inline long number(void) {
    char *text = word();
    if (!text) fail("a number is missing");
    return atol(text);
}

/* The first word of the next line. */
static inline char *next_line(void) {
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) return NULL;
    line[strcspn(line, "\n")] = 0;
    rest = line;
    return word();
}

static inline double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static inline void answer(double seconds, unsigned long checksum) { printf("= %.10g %lu\n", seconds, checksum); }
