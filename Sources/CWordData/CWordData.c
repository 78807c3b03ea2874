#include "CWordData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const unsigned char known_words[] = {
#embed "known-words.bin"
};

const unsigned char *calque_known_words(void) { return known_words; }

size_t calque_known_words_size(void) { return sizeof known_words; }
