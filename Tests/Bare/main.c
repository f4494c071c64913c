// Where the program for this machine begins; it has a C library.
#include <stdio.h>

const char *bits(int steps);

int main(void) { return fputs(bits(4), stdout) < 0; }
