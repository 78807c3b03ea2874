#include "CPackData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The build plugin EmbedAssets writes these; tables in them begin at multiples of 8.

_Alignas(64) static const unsigned char rules[] = {
#embed "../../.build/embedded/rules.bin"
};

_Alignas(64) static const unsigned char sources[] = {
#embed "../../.build/embedded/sources.bin"
};

_Alignas(64) static const unsigned char templates[] = {
#embed "../../.build/embedded/templates.bin"
};

const unsigned char *calque_rules(void) { return rules; }

size_t calque_rules_size(void) { return sizeof rules; }

const unsigned char *calque_sources(void) { return sources; }

size_t calque_sources_size(void) { return sizeof sources; }

const unsigned char *calque_templates(void) { return templates; }

size_t calque_templates_size(void) { return sizeof templates; }
