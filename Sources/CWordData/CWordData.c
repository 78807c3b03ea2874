#include "CWordData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const unsigned char known_words[] = {
#embed "known-words.bin"
};

_Alignas(8) static const unsigned char word_classes[] = {
#embed "word-classes.bin"
};

_Alignas(8) static const unsigned char foreign_words[] = {
#embed "foreign-words.bin"
};

static const unsigned char word_forms[] = {
#embed "word-forms.tsv"
};

_Alignas(8) static const unsigned char verdict_weights[] = {
#embed "verdict-weights.bin"
};

static const unsigned char verdict_model[] = {
#embed "verdict-model.tsv"
};

static const unsigned char verdict_guide[] = {
#embed "verdict-guide.txt"
};

const unsigned char *calque_known_words(void) { return known_words; }

size_t calque_known_words_size(void) { return sizeof known_words; }

const unsigned char *calque_word_classes(void) { return word_classes; }

size_t calque_word_classes_size(void) { return sizeof word_classes; }

const unsigned char *calque_word_forms(void) { return word_forms; }

size_t calque_word_forms_size(void) { return sizeof word_forms; }

const unsigned char *calque_verdict_weights(void) { return verdict_weights; }

size_t calque_verdict_weights_size(void) { return sizeof verdict_weights; }

const unsigned char *calque_verdict_model(void) { return verdict_model; }

size_t calque_verdict_model_size(void) { return sizeof verdict_model; }

const unsigned char *calque_verdict_guide(void) { return verdict_guide; }

size_t calque_verdict_guide_size(void) { return sizeof verdict_guide; }

const unsigned char *calque_foreign_words(void) { return foreign_words; }

size_t calque_foreign_words_size(void) { return sizeof foreign_words; }
