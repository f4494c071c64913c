/// Four floats: one register of WebAssembly.
typedef float four_floats __attribute__((ext_vector_type(4)));

/// a · b + c in one instruction of WebAssembly's relaxed ones.
static inline __attribute__((always_inline)) four_floats relaxed_madd(four_floats a, four_floats b,
                                                                      four_floats c) {
  return __builtin_wasm_relaxed_madd_f32x4(a, b, c);
}
