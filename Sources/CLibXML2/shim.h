#ifndef CALQUE_CLIBXML2_SHIM_H
#define CALQUE_CLIBXML2_SHIM_H

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlversion.h>

#endif
