#ifndef CALQUE_CLIBMD_SHIM_H
#define CALQUE_CLIBMD_SHIM_H

#include <sys/types.h>
#include <sha2.h>

#endif
