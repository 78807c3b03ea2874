#ifndef CALQUE_WORD_DATA_H
#define CALQUE_WORD_DATA_H

#include <stddef.h>

/// First byte of the table of known words and names; see KnownWords.swift.
const unsigned char *calque_known_words(void);

/// Length of the table in bytes.
size_t calque_known_words_size(void);

/// First byte of the table of English words' classes; see WordClass.swift.
const unsigned char *calque_word_classes(void);

/// Length of the table in bytes.
size_t calque_word_classes_size(void);

/// First byte of the English words' inflected forms; see WordForms.swift.
const unsigned char *calque_word_forms(void);

/// Length of the forms in bytes.
size_t calque_word_forms_size(void);

/// First byte of the page verdict's weights; see GrammarWeights.swift.
const unsigned char *calque_verdict_weights(void);

/// Length of the weights in bytes.
size_t calque_verdict_weights_size(void);

/// First byte of the rest of the page verdict's model, as text; see VerdictModel.swift.
const unsigned char *calque_verdict_model(void);

/// Length of the model in bytes.
size_t calque_verdict_model_size(void);

/// First byte of the text that says what the verdict means and what it is worth.
const unsigned char *calque_verdict_guide(void);

/// Length of that text in bytes.
size_t calque_verdict_guide_size(void);

/// First byte of the table of other languages' words; see ForeignWords.swift.
const unsigned char *calque_foreign_words(void);

/// Length of the table in bytes.
size_t calque_foreign_words_size(void);

#endif
