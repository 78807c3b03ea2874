#ifndef CALQUE_CMALLOC_SHIM_H
#define CALQUE_CMALLOC_SHIM_H

// The Glibc module leaves out how its allocator is set.
#include <malloc.h>

#endif
