#ifndef CALQUE_CLIBXML2_SHIM_H
#define CALQUE_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose C headers clash with the ones that Foundation carries.
// Only a struct that we never look into depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>

#endif
