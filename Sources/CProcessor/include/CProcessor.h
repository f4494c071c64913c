// What a processor can do: what the code that includes this was compiled for, and what the machine
// has that it runs on.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Floats in one vector register of the processor that the including code is compiled for, and how
/// many such registers it has. A browser has vectors of four, and may find but sixteen registers.
#ifdef __AVX512F__
enum { FLOATS_PER_VECTOR = 16, VECTOR_REGISTERS = 32 };
#elif defined(__aarch64__)
enum { FLOATS_PER_VECTOR = 4, VECTOR_REGISTERS = 32 };
#elif defined(__wasm__)
enum { FLOATS_PER_VECTOR = 4, VECTOR_REGISTERS = 16 };
#else
enum { FLOATS_PER_VECTOR = 8, VECTOR_REGISTERS = 16 };
#endif

// The sets of instructions that compilers use of their own accord, beyond those that every
// processor of the family has; the best known first. Each has a name, the macro that is a number if
// code is compiled for it, and where the processor tells of it: on x86-64 a leaf and a subleaf of
// CPUID, a register and a bit, and the parts of the registers that the system must save for it; on
// arm64 a word and a bit of what the system says.
#if defined(__x86_64__)
#define PROCESSOR_SETS(SET)                                           \
  SET(avx512f, __AVX512F__, 7, 0, EBX, 16, ZMM)                       \
  SET(avx2, __AVX2__, 7, 0, EBX, 5, YMM)                              \
  SET(avx, __AVX__, 1, 0, ECX, 28, YMM)                               \
  SET(fma, __FMA__, 1, 0, ECX, 12, YMM)                               \
  SET(sse3, __SSE3__, 1, 0, ECX, 0, 0)                                \
  SET(ssse3, __SSSE3__, 1, 0, ECX, 9, 0)                              \
  SET(cx16, __GCC_HAVE_SYNC_COMPARE_AND_SWAP_16, 1, 0, ECX, 13, 0)    \
  SET(sse4_1, __SSE4_1__, 1, 0, ECX, 19, 0)                           \
  SET(sse4_2, __SSE4_2__, 1, 0, ECX, 20, 0)                           \
  SET(popcnt, __POPCNT__, 1, 0, ECX, 23, 0)                           \
  SET(sse4a, __SSE4A__, 0x80000001, 0, ECX, 6, 0)                     \
  SET(lzcnt, __LZCNT__, 0x80000001, 0, ECX, 5, 0)                     \
  SET(movbe, __MOVBE__, 1, 0, ECX, 22, 0)                             \
  SET(f16c, __F16C__, 1, 0, ECX, 29, YMM)                             \
  SET(xop, __XOP__, 0x80000001, 0, ECX, 11, YMM)                      \
  SET(fma4, __FMA4__, 0x80000001, 0, ECX, 16, YMM)                    \
  SET(tbm, __TBM__, 0x80000001, 0, ECX, 21, 0)                        \
  SET(bmi1, __BMI__, 7, 0, EBX, 3, 0)                                 \
  SET(bmi2, __BMI2__, 7, 0, EBX, 8, 0)                                \
  SET(avx512dq, __AVX512DQ__, 7, 0, EBX, 17, ZMM)                     \
  SET(avx512cd, __AVX512CD__, 7, 0, EBX, 28, ZMM)                     \
  SET(avx512bw, __AVX512BW__, 7, 0, EBX, 30, ZMM)                     \
  SET(avx512vl, __AVX512VL__, 7, 0, EBX, 31, ZMM)                     \
  SET(avx512ifma, __AVX512IFMA__, 7, 0, EBX, 21, ZMM)                 \
  SET(avx512vbmi, __AVX512VBMI__, 7, 0, ECX, 1, ZMM)                  \
  SET(avx512_vbmi2, __AVX512VBMI2__, 7, 0, ECX, 6, ZMM)               \
  SET(avx512_vnni, __AVX512VNNI__, 7, 0, ECX, 11, ZMM)                \
  SET(avx512_bitalg, __AVX512BITALG__, 7, 0, ECX, 12, ZMM)            \
  SET(avx512_vpopcntdq, __AVX512VPOPCNTDQ__, 7, 0, ECX, 14, ZMM)      \
  SET(gfni, __GFNI__, 7, 0, ECX, 8, 0)                                \
  SET(avx512_vp2intersect, __AVX512VP2INTERSECT__, 7, 0, EDX, 8, ZMM) \
  SET(avx512_bf16, __AVX512BF16__, 7, 1, EAX, 5, ZMM)                 \
  SET(avx512_fp16, __AVX512FP16__, 7, 0, EDX, 23, ZMM)                \
  SET(avx_vnni, __AVXVNNI__, 7, 1, EAX, 4, YMM)                       \
  SET(rao_int, __RAOINT__, 7, 1, EAX, 3, 0)                           \
  SET(cmpccxadd, __CMPCCXADD__, 7, 1, EAX, 7, 0)                      \
  SET(avx_ifma, __AVXIFMA__, 7, 1, EAX, 23, YMM)                      \
  SET(avx_vnni_int8, __AVXVNNIINT8__, 7, 1, EDX, 4, YMM)              \
  SET(avx_ne_convert, __AVXNECONVERT__, 7, 1, EDX, 5, YMM)            \
  SET(avx_vnni_int16, __AVXVNNIINT16__, 7, 1, EDX, 10, YMM)           \
  SET(apx_f, __APX_F__, 7, 1, EDX, 21, APX)
#elif defined(__aarch64__)
#define PROCESSOR_SETS(SET)                                     \
  SET(sve2, __ARM_FEATURE_SVE2, HWCAP2, 1)                      \
  SET(sve, __ARM_FEATURE_SVE, HWCAP, 22)                        \
  SET(atomics, __ARM_FEATURE_ATOMICS, HWCAP, 8)                 \
  SET(asimdrdm, __ARM_FEATURE_QRDMX, HWCAP, 12)                 \
  SET(lrcpc, __ARM_FEATURE_RCPC, HWCAP, 15)                     \
  SET(asimdhp, __ARM_FEATURE_FP16_VECTOR_ARITHMETIC, HWCAP, 10) \
  SET(asimddp, __ARM_FEATURE_DOTPROD, HWCAP, 20)                \
  SET(i8mm, __ARM_FEATURE_MATMUL_INT8, HWCAP2, 13)              \
  SET(bf16, __ARM_FEATURE_BF16_VECTOR_ARITHMETIC, HWCAP2, 14)
#else
#define PROCESSOR_SETS(SET)
#endif

// A set's place in the list is its bit.
enum {
#define SET(name, ...) PROCESSOR_SET_##name,
  PROCESSOR_SETS(SET)
#undef SET
      PROCESSOR_SET_COUNT
};

/// The sets that the including code is compiled for. A macro that stands for a number becomes that
/// number; one that is not defined keeps its name, which begins with an underscore.
static inline uint64_t processor_sets_compiled_for(void) {
#define TEXT(words) #words
#define SET(name, macro, ...) | (uint64_t)(TEXT(macro)[0] != '_') << PROCESSOR_SET_##name
  return 0 PROCESSOR_SETS(SET);
#undef SET
#undef TEXT
}

/// The sets that this machine's processor has, and that its system lets programs use.
uint64_t processor_sets_present(void);

/// The name of one set, as Linux calls it; null beyond the last.
const char *processor_set_name(int set);

/// How many cores the calling thread may run on; 0 if the system does not tell.
int processor_cores_allowed(void);

/// Writes the line that says that `program`, a path, needs sets that are missing, and the command
/// that builds it anew from `folder`, the current one; returns the length, without the final zero.
size_t processor_complaint(uint64_t missing, const char *program, const char *folder, char *text,
                           size_t size);
