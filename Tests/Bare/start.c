// Where the arm64 program begins. It runs without a C library: two calls to Linux write and end.

const char *losses(int steps);

static long call(long number, long a, long b, long c) {
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b,
                                                 x2 __asm__("x2") = c;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
  return x0;
}

void _start(void) {
  const char *text = losses(4);
  long length = 0;
  while (text[length]) length += 1;
  call(64, 1, (long)text, length);
  call(93, 0, 0, 0);
}
