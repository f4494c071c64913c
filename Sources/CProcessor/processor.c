// This file is compiled for every processor of its family, unlike the course's arithmetic: it must
// run where that cannot.
#define _GNU_SOURCE
#include "CProcessor.h"

#include <limits.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>

// The parts of the registers that a system says it saves, in the register XCR0.
enum { YMM = 0x6, ZMM = 0xE6, APX = 1 << 19 };
enum { EAX, EBX, ECX, EDX };

static uint64_t saved_parts(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return 0;
  unsigned low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

static bool has(unsigned leaf, unsigned subleaf, int reg, int bit, uint64_t parts) {
  unsigned words[4] = {0};
  if (!__get_cpuid_count(leaf, subleaf, &words[EAX], &words[EBX], &words[ECX], &words[EDX]))
    return false;
  return words[reg] >> bit & 1 && (saved_parts() & parts) == parts;
}
#elif defined(__aarch64__)
#include <sys/auxv.h>

enum { HWCAP = AT_HWCAP, HWCAP2 = AT_HWCAP2 };

static bool has(unsigned long word, int bit) { return getauxval(word) >> bit & 1; }
#endif

uint64_t processor_sets_present(void) {
  uint64_t sets = 0;
#define SET(name, macro, ...) sets |= (uint64_t)has(__VA_ARGS__) << PROCESSOR_SET_##name;
  PROCESSOR_SETS(SET)
#undef SET
  return sets;
}

const char *processor_set_name(int set) {
#define SET(name, ...) #name,
  static const char *const names[] = {PROCESSOR_SETS(SET) NULL};
#undef SET
  return set >= 0 && set < PROCESSOR_SET_COUNT ? names[set] : NULL;
}

int processor_cores_allowed(void) {
  // The mask must be as large as the system's own, which nothing but trying finds out.
  for (int most = 1024; most <= 1 << 18; most *= 4) {
    cpu_set_t *mask = CPU_ALLOC(most);
    if (!mask) return 0;
    size_t size = CPU_ALLOC_SIZE(most);
    int count = sched_getaffinity(0, size, mask) == 0 ? CPU_COUNT_S(size, mask) : 0;
    CPU_FREE(mask);
    if (count > 0) return count;
  }
  return 0;
}

/// A text that is written piece by piece; what does not fit is left out.
struct writing {
  char *text;
  size_t size, length;
};

static void add(struct writing *line, const char *words, size_t count) {
  for (size_t i = 0; i < count && line->length + 1 < line->size; i++)
    line->text[line->length++] = words[i];
  if (line->size > 0) line->text[line->length] = 0;
}

static void add_words(struct writing *line, const char *words) { add(line, words, strlen(words)); }

/// Adds a path in single quotes, as a shell takes it.
static void add_quoted(struct writing *line, const char *path, size_t count) {
  add_words(line, "'");
  for (size_t i = 0; i < count; i++)
    path[i] == '\'' ? add_words(line, "'\\''") : add(line, path + i, 1);
  add_words(line, "'");
}

/// Adds the first missing sets and how many more there are.
static void add_sets(struct writing *line, uint64_t missing) {
  int named = 0, more = 0;
  for (int set = 0; set < PROCESSOR_SET_COUNT; set++) {
    if (!(missing >> set & 1)) continue;
    if (named == 3) {
      more++;
      continue;
    }
    if (named++ > 0) add_words(line, ", ");
    add_words(line, processor_set_name(set));
  }
  char count[32];
  snprintf(count, sizeof count, " and %d more", more);
  if (more > 0) add_words(line, count);
}

size_t processor_complaint(uint64_t missing, const char *program, const char *folder, char *text,
                           size_t size) {
  struct writing line = {text, size, 0};
  const char *slash = strrchr(program, '/');
  add_words(&line, "Error: ");
  add_words(&line, slash ? slash + 1 : program);
  add_words(&line, " was built for another processor, one with ");
  add_sets(&line, missing);
  add_words(&line, ": build again with: ");
  // The build's folder lies in the course's.
  const char *build = NULL;
  for (const char *at = program; (at = strstr(at, "/.build/")); at++) build = at;
  size_t length = build ? (size_t)(build - program) : 0;
  if (build && (strlen(folder) != length || strncmp(program, folder, length) != 0)) {
    add_words(&line, "cd ");
    add_quoted(&line, program, length);
    add_words(&line, " && ");
  }
  add_words(&line, "swift package clean && swift build");
  add_words(&line, strstr(build ? build : program, "/release/") ? " -c release\n" : "\n");
  return line.length;
}

/// What the core is compiled for; it says so itself.
uint64_t core_sets_compiled_for(void);

/// Ends every program, before its first statement, whose arithmetic this processor cannot do.
__attribute__((constructor)) static void require_processor(void) {
  uint64_t missing = core_sets_compiled_for() & ~processor_sets_present();
  if (!missing) return;
  char program[PATH_MAX], folder[PATH_MAX], text[3 * PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  program[length < 0 ? 0 : length] = 0;
  if (length <= 0) strcpy(program, "This program");
  if (!getcwd(folder, sizeof folder)) folder[0] = 0;
  size_t count = processor_complaint(missing, program, folder, text, sizeof text);
  if (write(STDERR_FILENO, text, count) < 0) _exit(1);
  _exit(1);
}
