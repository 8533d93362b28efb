#include "errspec_json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DEPTH 512

struct reader {
  const char *at;
  const char *end;
  int depth;
};

static bool parse_value(struct reader *reader, struct json *into);

static void skip_blanks(struct reader *reader) {
  while (reader->at < reader->end && strchr(" \t\r\n", *reader->at) != NULL && *reader->at != '\0') reader->at++;
}

static bool take(struct reader *reader, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, word, length) != 0) return false;
  reader->at += length;
  return true;
}

static bool is_digit(const struct reader *reader) {
  return reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9';
}

static bool parse_number(struct reader *reader, struct json *into) {
  const char *start = reader->at;
  take(reader, "-");
  if (!is_digit(reader)) return false;
  if (*reader->at == '0') reader->at++;
  else while (is_digit(reader)) reader->at++;
  if (take(reader, ".")) {
    if (!is_digit(reader)) return false;
    while (is_digit(reader)) reader->at++;
  }
  if (reader->at < reader->end && (*reader->at == 'e' || *reader->at == 'E')) {
    reader->at++;
    if (!take(reader, "-")) take(reader, "+");
    if (!is_digit(reader)) return false;
    while (is_digit(reader)) reader->at++;
  }
  size_t length = (size_t)(reader->at - start);
  char *copy = malloc(length + 1);
  if (copy == NULL) return false;
  memcpy(copy, start, length);
  copy[length] = '\0';
  into->kind = JSON_NUMBER;
  into->number = strtod(copy, NULL); /* in the locale "C", which a program has unless it calls setlocale */
  free(copy);
  return true;
}

static int hex_digit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

static bool parse_unit(struct reader *reader, uint32_t *unit) {
  if (reader->end - reader->at < 4) return false;
  *unit = 0;
  for (int index = 0; index < 4; index++) {
    int digit = hex_digit(*reader->at++);
    if (digit < 0) return false;
    *unit = *unit * 16 + (uint32_t)digit;
  }
  return true;
}

static size_t put_point(char *into, uint32_t point) {
  if (point < 0x80) {
    into[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    into[0] = (char)(0xC0 | (point >> 6));
    into[1] = (char)(0x80 | (point & 0x3F));
    return 2;
  }
  if (point < 0x10000) {
    into[0] = (char)(0xE0 | (point >> 12));
    into[1] = (char)(0x80 | ((point >> 6) & 0x3F));
    into[2] = (char)(0x80 | (point & 0x3F));
    return 3;
  }
  into[0] = (char)(0xF0 | (point >> 18));
  into[1] = (char)(0x80 | ((point >> 12) & 0x3F));
  into[2] = (char)(0x80 | ((point >> 6) & 0x3F));
  into[3] = (char)(0x80 | (point & 0x3F));
  return 4;
}

/* An escape after its backslash. A lone surrogate is U+FFFD. */
static bool parse_escape(struct reader *reader, char *into, size_t *length) {
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  if (reader->at == reader->end) return false;
  char character = *reader->at++;
  const char *found = character == '\0' ? NULL : strchr(from, character);
  if (found != NULL) {
    into[(*length)++] = to[found - from];
    return true;
  }
  uint32_t unit;
  if (character != 'u' || !parse_unit(reader, &unit)) return false;
  if (unit >= 0xD800 && unit < 0xDC00) {
    struct reader ahead = *reader;
    uint32_t low;
    if (take(&ahead, "\\u") && parse_unit(&ahead, &low) && low >= 0xDC00 && low < 0xE000) {
      *reader = ahead;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    } else {
      unit = 0xFFFD;
    }
  } else if (unit >= 0xDC00 && unit < 0xE000) {
    unit = 0xFFFD;
  }
  *length += put_point(into + *length, unit);
  return true;
}

static bool parse_string(struct reader *reader, struct json *into) {
  if (!take(reader, "\"")) return false;
  /* No escape becomes longer than it is, and a NUL byte is added. */
  into->text = malloc((size_t)(reader->end - reader->at) + 4);
  if (into->text == NULL) return false;
  into->kind = JSON_STRING;
  while (reader->at < reader->end) {
    char character = *reader->at++;
    if (character == '"') {
      into->text[into->length] = '\0';
      return true;
    }
    if ((unsigned char)character < 0x20) return false;
    if (character != '\\') into->text[into->length++] = character;
    else if (!parse_escape(reader, into->text, &into->length)) return false;
  }
  return false;
}

/* Room for one more item. */
static bool grow(struct json *list, bool has_keys) {
  size_t length = list->length;
  if ((length & (length - 1)) != 0 && length != 0) return true;
  size_t room = length == 0 ? 1 : length * 2;
  struct json *items = realloc(list->items, room * sizeof *items);
  if (items == NULL) return false;
  list->items = items;
  if (!has_keys) return true;
  struct json *keys = realloc(list->keys, room * sizeof *keys);
  if (keys == NULL) return false;
  list->keys = keys;
  return true;
}

static bool parse_items(struct reader *reader, struct json *into, bool has_keys) {
  const char *close = has_keys ? "}" : "]";
  into->kind = has_keys ? JSON_OBJECT : JSON_ARRAY;
  if (++reader->depth > MOST_DEPTH) return false;
  skip_blanks(reader);
  if (take(reader, close)) return reader->depth--, true;
  for (;;) {
    if (!grow(into, has_keys)) return false;
    memset(&into->items[into->length], 0, sizeof *into->items);
    if (has_keys) memset(&into->keys[into->length], 0, sizeof *into->keys);
    into->length++;
    if (has_keys) {
      skip_blanks(reader);
      if (!parse_string(reader, &into->keys[into->length - 1])) return false;
      skip_blanks(reader);
      if (!take(reader, ":")) return false;
    }
    if (!parse_value(reader, &into->items[into->length - 1])) return false;
    skip_blanks(reader);
    if (take(reader, close)) return reader->depth--, true;
    if (!take(reader, ",")) return false;
  }
}

static bool parse_value(struct reader *reader, struct json *into) {
  skip_blanks(reader);
  if (reader->at == reader->end) return false;
  if (*reader->at == '"') return parse_string(reader, into);
  if (take(reader, "{")) return parse_items(reader, into, true);
  if (take(reader, "[")) return parse_items(reader, into, false);
  if (take(reader, "null")) return true;
  if (take(reader, "true")) return into->kind = JSON_BOOL, into->number = 1, true;
  if (take(reader, "false")) return into->kind = JSON_BOOL, true;
  return parse_number(reader, into);
}

bool json_parse(const char *text, size_t length, struct json *into) {
  struct reader reader = {text, text + length, 0};
  memset(into, 0, sizeof *into);
  if (!parse_value(&reader, into)) return false;
  skip_blanks(&reader);
  return reader.at == reader.end;
}

void json_free(struct json *value) {
  bool is_list = value->kind == JSON_ARRAY || value->kind == JSON_OBJECT;
  for (size_t index = 0; is_list && index < value->length; index++) {
    json_free(&value->items[index]);
    if (value->keys != NULL) free(value->keys[index].text);
  }
  free(value->items);
  free(value->keys);
  free(value->text);
}

const struct json *json_member(const struct json *value, const char *key) {
  size_t length = strlen(key);
  if (value->kind != JSON_OBJECT) return NULL;
  for (size_t index = value->length; index > 0; index--) {
    const struct json *found = &value->keys[index - 1];
    if (found->length == length && memcmp(found->text, key, length) == 0) return &value->items[index - 1];
  }
  return NULL;
}

/* How many bytes at a place are a character, or negative: how many are a maximal subpart of none. */
static int span(const unsigned char *at, size_t left) {
  unsigned char first = at[0];
  unsigned char low = 0x80, high = 0xBF;
  int wanted;
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) wanted = 1;
  else if (first >= 0xE0 && first <= 0xEF) wanted = 2;
  else if (first >= 0xF0 && first <= 0xF4) wanted = 3;
  else return -1;
  if (first == 0xE0) low = 0xA0;
  if (first == 0xED) high = 0x9F;
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;
  for (int index = 1; index <= wanted; index++) {
    if ((size_t)index >= left || at[index] < low || at[index] > high) return -index;
    low = 0x80;
    high = 0xBF;
  }
  return wanted + 1;
}

char *json_utf8(const char *bytes, size_t length, size_t *new_length) {
  char *text = malloc(length * 3 + 1);
  if (text == NULL) return NULL;
  size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  *new_length = 0;
  while (at < length) {
    int found = span((const unsigned char *)bytes + at, length - at);
    if (found > 0) memcpy(text + *new_length, bytes + at, (size_t)found);
    *new_length += found > 0 ? (size_t)found : put_point(text + *new_length, 0xFFFD);
    at += (size_t)abs(found);
  }
  text[*new_length] = '\0';
  return text;
}
