/* Answers rows of conformance: one on each line of standard input. */
#include "errspec_decode.h"
#include "errspec_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_unit(unsigned unit) {
  if (unit == '"' || unit == '\\') printf("\\%c", (int)unit);
  else if (unit >= ' ' && unit <= '~') putchar((int)unit);
  else printf("\\u%04x", unit);
}

static void put_bytes(const char *text, size_t length) {
  const unsigned char *at = (const unsigned char *)text;
  const unsigned char *end = at + length;
  while (at < end) {
    unsigned point = *at++;
    int more = point >= 0xF0 ? 3 : point >= 0xE0 ? 2 : point >= 0xC0 ? 1 : 0;
    if (more > 0) point &= 0x3Fu >> more;
    for (; more > 0 && at < end; more--) point = point << 6 | (*at++ & 0x3F);
    if (point < 0x10000) {
      put_unit(point);
    } else {
      put_unit(0xD800 + ((point - 0x10000) >> 10));
      put_unit(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
}

static void put(const char *text) {
  put_bytes(text, strlen(text));
}

static void put_key(const char *key, const struct errspec_string *text) {
  printf(",\"%s\":", key);
  if (text->text == NULL) {
    printf("null");
    return;
  }
  putchar('"');
  put_bytes(text->text, text->length);
  putchar('"');
}

static void put_detail(const struct errspec_string *detail) {
  static char empty[] = "";
  struct errspec_string text = detail->text == NULL ? (struct errspec_string){empty, 0} : *detail;
  put_key("detail", &text);
}

static const char *why(const char *reason) {
  static const char *const reasons[][2] = {
      {"not_json", "the body is not JSON"},        {"not_object", "the body is not a JSON object"},
      {"no_code", "the body has no code"},         {"bad_code", "the code cannot be read"},
      {"foreign", "the body looks like another server's error"},
  };
  for (size_t index = 0; index < sizeof reasons / sizeof reasons[0]; index++) {
    if (strcmp(reasons[index][0], reason) == 0) return reasons[index][1];
  }
  return NULL;
}

static void put_rest(const struct errspec_string *detail) {
  if (detail->length == 0) return;
  printf(": ");
  put_bytes(detail->text, detail->length);
}

static void put_invalid(const struct errspec_verdict *verdict) {
  printf("{\"result\":\"invalid\",\"reason\":\"%s\"", verdict->reason);
  put_detail(&verdict->detail);
  put_key("requestId", &verdict->request_id);
  printf(",\"retryable\":%s,\"text\":\"not a response of ", verdict->retryable ? "true" : "false");
  put(errspec_plan.title);
  printf(": ");
  const char *reason = why(verdict->reason);
  if (reason == NULL) printf("the status is %d", verdict->status);
  else put(reason);
  put_rest(&verdict->detail);
  printf("\"}\n");
}

static void put_error(const struct errspec_module *module, const struct errspec_verdict *verdict) {
  const struct errspec_entry *entry = verdict->entry;
  printf("{\"result\":\"error\",\"code\":\"");
  put_bytes(verdict->code.text, verdict->code.length);
  putchar('"');
  put_key("moduleCode", &verdict->module_code);
  if (entry == NULL) printf(",\"name\":null");
  else printf(",\"name\":\"%s\"", entry->name);
  printf(",\"kind\":\"%s\",\"action\":\"%s\"", entry == NULL ? "unknown" : entry->kind, entry == NULL ? "none" : entry->action);
  printf(",\"retryable\":%s,\"httpStatus\":%d", verdict->retryable ? "true" : "false", entry == NULL ? 500 : entry->http_status);
  put_detail(&verdict->detail);
  put_key("requestId", &verdict->request_id);
  printf(",\"text\":\"%s: %s (", module->id, entry == NULL ? "unknown error" : entry->name);
  put_bytes(verdict->code.text, verdict->code.length);
  if (verdict->module_code.text != NULL) {
    putchar('/');
    put_bytes(verdict->module_code.text, verdict->module_code.length);
  }
  putchar(')');
  put_rest(&verdict->detail);
  printf("\"}\n");
}

/* The bytes that a text in base64 stands for, in its place. */
static size_t from_base64(char *text) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  size_t length = 0;
  unsigned long bits = 0;
  int count = 0;
  for (const char *at = text; *at != '\0' && *at != '='; at++) {
    bits = bits << 6 | (unsigned long)(strchr(digits, *at) - digits);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    text[length++] = (char)(bits >> count & 0xFF);
  }
  return length;
}

static void answer_text(const struct json *row, const struct errspec_module *module, const char *locale) {
  const char *code = json_member(row, "code")->text;
  for (size_t index = 0; index < module->entry_count; index++) {
    if (strcmp(module->entries[index].code, code) != 0) continue;
    printf("{\"text\":\"");
    put(errspec_text(&module->entries[index], locale));
    printf("\"}\n");
  }
}

static void answer(const struct json *row) {
  const struct errspec_module *module = errspec_module(json_member(row, "module")->text);
  const struct json *locale = json_member(row, "locale");
  if (locale != NULL) {
    answer_text(row, module, locale->text);
    return;
  }
  const struct json *body = json_member(row, "body");
  const struct json *bytes = json_member(row, "body64");
  const struct json *status = json_member(row, "status");
  struct errspec_verdict verdict;
  const char *text = body == NULL ? bytes->text : body->text;
  size_t length = body == NULL ? from_base64(bytes->text) : body->length;
  if (!errspec_decode(module, text, length, status == NULL ? -1 : (int)status->number, &verdict)) exit(2);
  if (verdict.result == ERRSPEC_SUCCESS) printf("{\"result\":\"success\"}\n");
  else if (verdict.result == ERRSPEC_INVALID) put_invalid(&verdict);
  else put_error(module, &verdict);
  errspec_free(&verdict);
}

int main(void) {
  char *line = NULL;
  size_t room = 0, length = 0;
  for (int character; (character = getchar()) != EOF;) {
    if (length + 2 > room) {
      room = room == 0 ? 4096 : room * 2;
      line = realloc(line, room);
      if (line == NULL) return 2;
    }
    if (character != '\n') {
      line[length++] = (char)character;
      continue;
    }
    struct json row;
    if (!json_parse(line, length, &row)) return 2;
    answer(&row);
    json_free(&row);
    length = 0;
  }
  free(line);
  return 0;
}
