#include "CWordData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const unsigned char known_words[] = {
#embed "known-words.bin"
};

_Alignas(8) static const unsigned char word_classes[] = {
#embed "word-classes.bin"
};

static const unsigned char word_forms[] = {
#embed "word-forms.tsv"
};

const unsigned char *calque_known_words(void) { return known_words; }

size_t calque_known_words_size(void) { return sizeof known_words; }

const unsigned char *calque_word_classes(void) { return word_classes; }

size_t calque_word_classes_size(void) { return sizeof word_classes; }

const unsigned char *calque_word_forms(void) { return word_forms; }

size_t calque_word_forms_size(void) { return sizeof word_forms; }
