#ifndef CALQUE_WORD_DATA_H
#define CALQUE_WORD_DATA_H

#include <stddef.h>

/// First byte of the table of known words and names; see KnownWords.swift.
const unsigned char *calque_known_words(void);

/// Length of the table in bytes.
size_t calque_known_words_size(void);

#endif
