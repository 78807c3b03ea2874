#ifndef CALQUE_CMD4C_SHIM_H
#define CALQUE_CMD4C_SHIM_H

#include <md4c.h>

#endif
