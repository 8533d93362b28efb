#include "errspec_decode.h"

#include <ctype.h>
#include <string.h>

#define MOST 64

static bool same(const char *one, size_t length, const char *other) {
  if (strlen(other) != length) return false;
  for (size_t index = 0; index < length; index++) {
    if (tolower((unsigned char)one[index]) != tolower((unsigned char)other[index])) return false;
  }
  return true;
}

static size_t language(const char *tag) {
  return strcspn(tag, "-");
}

static bool same_language(const char *one, const char *other) {
  size_t length = language(one);
  if (length != language(other)) return false;
  for (size_t index = 0; index < length; index++) {
    if (tolower((unsigned char)one[index]) != tolower((unsigned char)other[index])) return false;
  }
  return true;
}

/* The script of a tag in Chinese: given, or that of the region. */
static void script(const char *tag, char into[5]) {
  strcpy(into, "hans");
  for (const char *at = strchr(tag, '-'); at != NULL; at = strchr(at + 1, '-')) {
    size_t length = language(at + 1);
    if (length == 4 && isalpha((unsigned char)at[1]) && isalpha((unsigned char)at[2]) && isalpha((unsigned char)at[3]) &&
        isalpha((unsigned char)at[4])) {
      for (int index = 0; index < 4; index++) into[index] = (char)tolower((unsigned char)at[1 + index]);
      return;
    }
    if (same(at + 1, length, "tw") || same(at + 1, length, "hk") || same(at + 1, length, "mo")) strcpy(into, "hant");
  }
}

static bool is_tag(const char *tag) {
  size_t length = strlen(tag);
  if (length == 0 || length > MOST || tag[0] == '-' || tag[length - 1] == '-' || strstr(tag, "--") != NULL) return false;
  for (size_t index = 0; index < length; index++) {
    unsigned char character = (unsigned char)tag[index];
    if (character >= 0x80 || (!isalnum(character) && character != '-')) return false;
  }
  return true;
}

static long equal_to(const char *tag, size_t length) {
  for (size_t index = 0; index < errspec_plan.locale_count; index++) {
    if (same(tag, length, errspec_plan.locales[index])) return (long)index;
  }
  return -1;
}

static long of_language(const char *tag, bool same_script) {
  char wanted[5], found[5];
  script(tag, wanted);
  for (size_t index = 0; index < errspec_plan.locale_count; index++) {
    const char *locale = errspec_plan.locales[index];
    script(locale, found);
    if (same_language(tag, locale) && (!same_script || strcmp(wanted, found) == 0)) return (long)index;
  }
  return -1;
}

/* Lookup as in RFC 4647: without the last subtag, and without a single character before it. */
static long by_lookup(const char *tag) {
  size_t length = strlen(tag);
  for (;;) {
    while (length > 0 && tag[length - 1] != '-') length--;
    if (length == 0) return -1;
    length--;
    if (length >= 2 && tag[length - 2] == '-') length -= 2;
    long found = equal_to(tag, length);
    if (found >= 0) return found;
  }
}

static size_t closest(const char *wanted) {
  char tag[MOST + 2] = {0};
  size_t length = strcspn(wanted, ".@");
  if (length == 0) return 0;
  for (size_t index = 0; index < length && index <= MOST; index++) tag[index] = wanted[index] == '_' ? '-' : wanted[index];
  long found = -1;
  if (is_tag(tag)) {
    found = equal_to(tag, strlen(tag));
    if (found < 0 && same_language(tag, "zh")) found = of_language(tag, true);
    if (found < 0) found = by_lookup(tag);
    if (found < 0) found = of_language(tag, false);
  }
  if (found < 0) found = of_language("en", false);
  return found < 0 ? 0 : (size_t)found;
}

const char *errspec_text(const struct errspec_entry *entry, const char *locale) {
  return entry->texts[closest(locale)];
}
