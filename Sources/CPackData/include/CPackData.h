#ifndef CALQUE_PACK_DATA_H
#define CALQUE_PACK_DATA_H

#include <stddef.h>

/// First byte of the compiled rules of all shipped packs; see CompiledRules+Binary.swift.
const unsigned char *calque_rules(void);

/// Length of the rules in bytes.
size_t calque_rules_size(void);

/// First byte of the sources of the shipped packs; see AssetArchive.swift.
const unsigned char *calque_sources(void);

/// Length of the sources in bytes.
size_t calque_sources_size(void);

/// First byte of the report templates; see AssetArchive.swift.
const unsigned char *calque_templates(void);

/// Length of the templates in bytes.
size_t calque_templates_size(void);

#endif
