#ifndef CALQUE_CZLIB_SHIM_H
#define CALQUE_CZLIB_SHIM_H

#include <zlib.h>

#endif
