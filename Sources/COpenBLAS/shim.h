#include <cblas.h>

void openblas_set_num_threads(int count);
char *openblas_get_corename(void);
char *openblas_get_config(void);

/// LAPACK: all eigenvalues and eigenvectors of a real symmetric matrix, by divide and conquer.
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
             double *work, const int *lwork, int *iwork, const int *liwork, int *info);
