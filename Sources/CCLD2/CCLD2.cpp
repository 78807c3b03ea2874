#include "CCLD2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *calque_cld2_detect(const char *text, int length, int *percent) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3] = {0, 0, 0};
  double scores[3];
  int textBytes = 0;
  bool reliable = false;
  int validPrefix = 0;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, length, /*is_plain_text=*/true, &hints, /*flags=*/0, languages, percents, scores,
      nullptr, &textBytes, &reliable, &validPrefix);
  *percent = percents[0];
  // The summary language that CLD2 returns takes English for boilerplate as soon as there is some text
  // in another language; the first of the three is the language of most of the text.
  if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE) return nullptr;
  return CLD2::LanguageCode(languages[0]);
}
