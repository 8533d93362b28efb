/* JSON as the decode contract reads it: strict, and bytes that are not UTF-8 become U+FFFD. */
#ifndef ERRSPEC_JSON_H
#define ERRSPEC_JSON_H

#include <stdbool.h>
#include <stddef.h>

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
  enum json_kind kind;
  double number; /* of a number; 0 or 1 of a truth value */
  char *text;    /* of a string, in UTF-8; it may have NUL bytes */
  size_t length; /* bytes of the text, or items */
  struct json *items;
  struct json *keys; /* of an object: a string for each item */
};

/* Parses a text. False if it is not JSON, or out of memory. What is parsed must be freed in both cases. */
bool json_parse(const char *text, size_t length, struct json *into);
void json_free(struct json *value);

/* The value of a key, the last one if it is repeated; NULL if there is none. */
const struct json *json_member(const struct json *value, const char *key);

/* A copy in UTF-8: invalid bytes become U+FFFD, and one byte order mark at the start is dropped. NULL if out of memory. */
char *json_utf8(const char *bytes, size_t length, size_t *new_length);

#endif
