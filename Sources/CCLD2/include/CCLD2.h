#ifndef CALQUE_CCLD2_H
#define CALQUE_CCLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/// Detects the language of UTF-8 plain text with CLD2.
///
/// Returns a static string with the ISO 639 code of the most likely language, or null when the
/// result is not reliable. `percent` receives its share of the text, 0 to 100.
const char *calque_cld2_detect(const char *text, int length, int *percent);

#ifdef __cplusplus
}
#endif

#endif
