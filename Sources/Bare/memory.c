// What Swift's library asks of a C library, where there is none. All memory is one run of bytes; blocks
// that are freed are kept by size, a power of two, and handed out again.

#include <stddef.h>
#include <stdint.h>

#ifdef __wasm__
extern unsigned char __heap_base[];  // where the memory begins that nobody uses; the linker says so
static unsigned char *const heap = __heap_base;

/// Makes the bytes up to `end` usable; 0 if there are not so many.
static int reach(uintptr_t end) {
  uintptr_t have = __builtin_wasm_memory_size(0) << 16;
  return end <= have ||
         __builtin_wasm_memory_grow(0, ((end - have) >> 16) + 16) != (size_t)-1;
}
#else
static unsigned char heap[64 << 20];

/// Whether the bytes up to `end` are there.
static int reach(uintptr_t end) { return end <= (uintptr_t)(heap + sizeof heap); }
#endif

// In front of each block is its size as a power of two: 64 bytes, so that blocks stay on cache lines.
enum { HEADER = 64, SMALLEST = 7, SIZES = 8 * sizeof(uintptr_t) };

static uintptr_t end;  // the next byte that was never handed out
// The first free block of each size, which begins with the address of the next.
static uintptr_t unused[SIZES];

int posix_memalign(void **result, size_t alignment, size_t bytes) {
  unsigned exponent = SMALLEST;
  while (exponent < SIZES - 1 && ((uintptr_t)1 << exponent) < bytes + HEADER) exponent += 1;
  uintptr_t block = unused[exponent];
  if (block) {
    unused[exponent] = *(uintptr_t *)(block + HEADER);
  } else {
    if (!end) end = ((uintptr_t)heap + 63) & ~(uintptr_t)63;
    block = end;
    if (alignment > HEADER || !reach(end + ((uintptr_t)1 << exponent))) return 12;
    end += (uintptr_t)1 << exponent;
    *(uintptr_t *)block = exponent;
  }
  *result = (void *)(block + HEADER);
  return 0;
}

void free(void *pointer) {
  if (!pointer) return;
  uintptr_t block = (uintptr_t)pointer - HEADER;
  uintptr_t exponent = *(uintptr_t *)block;
  *(uintptr_t *)pointer = unused[exponent];
  unused[exponent] = block;
}

int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (; count; count -= 1, x += 1, y += 1)
    if (*x != *y) return *x < *y ? -1 : 1;
  return 0;
}

/// The seed of hash tables. Any will do: nobody attacks them.
void arc4random_buf(void *buffer, size_t count) {
  for (unsigned char *byte = buffer; count; count -= 1) *byte++ = 42;
}

#ifndef __wasm__
// WebAssembly has instructions for these.
void *memcpy(void *target, const void *source, size_t count) {
  unsigned char *to = target;
  const unsigned char *from = source;
  for (; count; count -= 1) *to++ = *from++;
  return target;
}

void *memmove(void *target, const void *source, size_t count) {
  unsigned char *to = target;
  const unsigned char *from = source;
  if (to <= from) return memcpy(target, source, count);
  while (count--) to[count] = from[count];
  return target;
}

void *memset(void *target, int value, size_t count) {
  unsigned char *to = target;
  for (; count; count -= 1) *to++ = (unsigned char)value;
  return target;
}
#endif
