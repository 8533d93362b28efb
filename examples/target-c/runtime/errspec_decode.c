#include "errspec_decode.h"
#include "errspec_json.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST 9007199254740991.0
#define MOST_BLANKS 8

static bool copied(struct errspec_string *into, const char *text, size_t length) {
  into->text = malloc(length + 1);
  if (into->text == NULL) return false;
  memcpy(into->text, text, length);
  into->text[length] = '\0';
  into->length = length;
  return true;
}

static bool equals(const struct errspec_string *one, const char *other) {
  return other != NULL && one->text != NULL && strlen(other) == one->length && memcmp(one->text, other, one->length) == 0;
}

static const struct errspec_entry *known(const struct errspec_module *module, const struct errspec_string *code) {
  for (size_t index = 0; index < module->entry_count; index++) {
    if (equals(code, module->entries[index].code)) return &module->entries[index];
  }
  return NULL;
}

const struct errspec_module *errspec_module(const char *id) {
  for (size_t index = 0; index < errspec_plan.module_count; index++) {
    if (strcmp(errspec_plan.modules[index].id, id) == 0) return &errspec_plan.modules[index];
  }
  return NULL;
}

/* Places in a body. */

static const struct json *step_into(const struct json *value, const char *step) {
  if (value->kind != JSON_ARRAY) return json_member(value, step);
  size_t digits = strspn(step, "0123456789");
  if (digits == 0 || step[digits] != '\0' || (step[0] == '0' && digits > 1) || digits > 15) return NULL;
  unsigned long long index = strtoull(step, NULL, 10);
  return index < value->length ? &value->items[index] : NULL;
}

static const struct json *find(const struct json *root, const struct errspec_path *path) {
  const struct json *value = root;
  for (size_t index = 0; value != NULL && index < path->count; index++) value = step_into(value, path->steps[index]);
  return value;
}

/* The first value that is not null. */
static const struct json *first(const struct json *root, const struct errspec_path *paths, size_t count) {
  for (size_t index = 0; index < count; index++) {
    const struct json *value = find(root, &paths[index]);
    if (value != NULL && value->kind != JSON_NULL) return value;
  }
  return NULL;
}

/* Codes. */

static bool whole(double number, double lowest, double highest) {
  return isfinite(number) && floor(number) == number && number >= lowest && number <= highest;
}

static bool spelled(const struct errspec_module *module, double number, struct errspec_string *code) {
  char text[32];
  if (module->reader == ERRSPEC_HEX) {
    double size = ldexp(1, module->bits);
    if (!whole(number, -size / 2, size - 1)) return false;
    snprintf(text, sizeof text, "0x%0*llX", module->bits / 4, (unsigned long long)(number < 0 ? number + size : number));
  } else if (module->reader == ERRSPEC_SQLSTATE) {
    if (!whole(number, 0, 99999)) return false;
    snprintf(text, sizeof text, "%05lld", (long long)number);
  } else {
    if (!whole(number, -LARGEST, LARGEST)) return false;
    snprintf(text, sizeof text, "%lld", (long long)number);
  }
  return copied(code, text, strlen(text));
}

/* The number of UTF-16 units of a text in UTF-8. */
static size_t units(const char *text, size_t length) {
  size_t count = 0;
  for (size_t index = 0; index < length; index++) {
    unsigned char byte = (unsigned char)text[index];
    if ((byte & 0xC0) != 0x80) count += byte >= 0xF0 ? 2 : 1;
  }
  return count;
}

static bool code_in_text(const struct errspec_module *module, const struct json *value, struct errspec_string *code) {
  const char *text = value->text;
  if (module->reader == ERRSPEC_TEXT) {
    size_t length = units(text, value->length);
    return length >= 1 && length <= 256 && copied(code, text, value->length);
  }
  if (module->reader == ERRSPEC_SQLSTATE) {
    return value->length == 5 && strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5 && copied(code, text, 5);
  }
  if (module->reader == ERRSPEC_HEX && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    size_t digits = strspn(text + 2, "0123456789abcdefABCDEF");
    if (digits < 1 || digits > 15 || digits + 2 != value->length) return false;
    return spelled(module, (double)strtoull(text + 2, NULL, 16), code);
  }
  size_t sign = text[0] == '-' ? 1 : 0;
  size_t digits = strspn(text + sign, "0123456789");
  if (digits < 1 || digits > 15 || digits + sign != value->length) return false;
  return spelled(module, (double)strtoll(text, NULL, 10), code);
}

static bool read_code(const struct errspec_module *module, const struct json *value, struct errspec_string *code) {
  if (value->kind == JSON_NUMBER) return spelled(module, value->number, code);
  return value->kind == JSON_STRING && code_in_text(module, value, code);
}

/* Forms. */

static size_t blanks(const char *text) {
  size_t count = strspn(text, " \t");
  return count > MOST_BLANKS ? MOST_BLANKS : count;
}

/* How many bytes match a part of a form, in which each character may be its full-width twin; -1 if they do not. */
static long matched(const char *text, const char *part) {
  const char *at = text;
  for (; *part != '\0'; part++) {
    int twin = (unsigned char)*part + 0xFEE0;
    const unsigned char *bytes = (const unsigned char *)at;
    if (*at == *part) at++;
    else if (bytes[0] == (0xE0 | (twin >> 12)) && bytes[1] == (0x80 | ((twin >> 6) & 0x3F)) && bytes[2] == (0x80 | (twin & 0x3F))) at += 3;
    else return -1;
  }
  return at - text;
}

/* The code at the start of what is left of a text: the number of its bytes, or 0 if there is none. */
static size_t code_ahead(const struct errspec_module *module, const char *text, bool is_bare, struct errspec_string *code) {
  if (module->reader != ERRSPEC_INT && module->reader != ERRSPEC_HEX) {
    size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    if (length < 1 || length > 64 || !copied(code, text, length)) return 0;
    return known(module, code) == NULL ? 0 : length;
  }
  size_t sign = text[0] == '-' ? 1 : 0;
  size_t digits = strspn(text + sign, "0123456789");
  if (digits < (is_bare ? 3 : 1) || digits > 10) return 0;
  double number = (double)strtoll(text, NULL, 10);
  if (number > 2147483647 || number < -2147483647 || !spelled(module, number, code)) return 0;
  return is_bare && known(module, code) == NULL ? 0 : sign + digits;
}

static bool match_form(const struct errspec_module *module, const struct json *value, const struct errspec_form *form,
                       struct errspec_string *code, size_t *rest) {
  const char *at = value->text + blanks(value->text);
  long length = matched(at, form->before);
  if (length < 0) return false;
  at += length;
  at += blanks(at);
  size_t taken = code_ahead(module, at, form->before[0] == '\0', code);
  if (taken > 0) {
    at += taken;
    at += blanks(at);
    length = matched(at, form->after);
    if (length >= 0) {
      at += length;
      at += blanks(at);
      *rest = (size_t)(at - value->text);
      return true;
    }
  }
  free(code->text);
  *code = (struct errspec_string){0};
  return false;
}

/* The verdict. */

static void read_request_id(const struct json *root, struct errspec_verdict *verdict) {
  const struct json *value = first(root, errspec_plan.request_id, errspec_plan.request_id_count);
  if (value == NULL) return;
  if (value->kind == JSON_STRING && value->length > 0) copied(&verdict->request_id, value->text, value->length);
  if (value->kind == JSON_NUMBER && whole(value->number, -LARGEST, LARGEST)) {
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)value->number);
    copied(&verdict->request_id, text, strlen(text));
  }
}

/* The text at the first place that has one, without its first bytes if it is the text of a source. */
static void read_detail(const struct json *root, int text_index, size_t rest, struct errspec_verdict *verdict) {
  for (size_t index = 0; index < errspec_plan.text_count; index++) {
    const struct json *value = find(root, &errspec_plan.text[index]);
    if (value == NULL || value->kind != JSON_STRING) continue;
    size_t from = (int)index == text_index ? rest : 0;
    copied(&verdict->detail, value->text + from, value->length - from);
    return;
  }
}

static void invalid(const struct json *root, const char *reason, struct errspec_verdict *verdict) {
  static const int again[] = {408, 429, 502, 503, 504};
  verdict->result = ERRSPEC_INVALID;
  verdict->reason = reason;
  for (size_t index = 0; index < sizeof again / sizeof again[0]; index++) {
    if (verdict->status == again[index]) verdict->retryable = true;
  }
  if (root == NULL) return;
  read_detail(root, -1, 0, verdict);
  read_request_id(root, verdict);
}

static bool looks_foreign(const struct json *root) {
  if (find(root, errspec_plan.absent) != NULL) return false;
  bool only_foreign = true;
  for (size_t index = 0; index < root->length; index++) {
    bool found = false;
    for (size_t key = 0; key < errspec_plan.foreign_key_count; key++) {
      const char *foreign = errspec_plan.foreign_keys[key];
      found |= strlen(foreign) == root->keys[index].length && strcmp(foreign, root->keys[index].text) == 0;
    }
    only_foreign &= found;
  }
  static const char *const names[] = {"status", "statusCode"};
  for (size_t index = 0; index < 2; index++) {
    const struct json *value = json_member(root, names[index]);
    if (value != NULL && value->kind == JSON_NUMBER && value->number >= 400 && value->number <= 599) return true;
  }
  return only_foreign;
}

/* Whether all conditions of success hold, of which there is one at least. */
static bool succeeded(const struct json *root, const struct errspec_module *owner) {
  const struct errspec_plan *plan = &errspec_plan;
  if (plan->success_code == NULL && plan->absent == NULL && plan->present == NULL) return false;
  if (plan->success_code != NULL) {
    struct errspec_string code = {0};
    const struct json *value = first(root, plan->code, plan->code_count);
    bool is_equal = value != NULL && read_code(owner, value, &code) && equals(&code, owner->success);
    free(code.text);
    if (!is_equal) return false;
  }
  if (plan->absent != NULL) {
    const struct json *value = find(root, plan->absent);
    const struct json *parent = plan->parent == NULL ? root : find(root, plan->parent);
    if ((value != NULL && value->kind != JSON_NULL) || parent == NULL || parent->kind != JSON_OBJECT) return false;
  }
  return plan->present == NULL || find(root, plan->present) != NULL;
}

/* The module's own code. Returns the place of the text that loses it, or -1. */
static int read_module_code(const struct json *root, const struct errspec_module *module, size_t *rest,
                            struct errspec_verdict *verdict) {
  struct errspec_string *code = &verdict->module_code;
  for (size_t index = 0; index < errspec_plan.source_count; index++) {
    const struct errspec_source *source = &errspec_plan.sources[index];
    const struct json *value = find(root, &source->at);
    bool found = false;
    if (value == NULL || value->kind == JSON_NULL) continue;
    if (source->form_count == 0) {
      bool is_number = module->reader == ERRSPEC_INT || module->reader == ERRSPEC_HEX;
      found = read_code(module, value, code) && (is_number || known(module, code) != NULL);
    } else if (value->kind == JSON_STRING) {
      for (size_t form = 0; !found && form < source->form_count; form++) {
        found = match_form(module, value, &source->forms[form], code, rest);
      }
    }
    if (!found) {
      free(code->text);
      *code = (struct errspec_string){0};
      continue;
    }
    bool repeats = equals(code, verdict->code.text) || equals(code, errspec_plan.success_code);
    if (known(module, code) == NULL && repeats) {
      free(code->text);
      *code = (struct errspec_string){0};
    }
    return source->form_count > 0 ? source->text_index : -1;
  }
  return -1;
}

static void judge(const struct errspec_module *module, const struct json *root, struct errspec_verdict *verdict) {
  const struct errspec_plan *plan = &errspec_plan;
  const struct errspec_module *owner = plan->common == NULL ? module : plan->common;
  if (root->kind != JSON_OBJECT) {
    invalid(NULL, "not_object", verdict);
    return;
  }
  if (succeeded(root, owner)) {
    bool is_confirmed = verdict->status >= 200 && verdict->status <= 299;
    if (verdict->status >= 400) invalid(root, "failed_status", verdict);
    else if (plan->foreign_key_count > 0 && !is_confirmed && looks_foreign(root)) invalid(root, "foreign", verdict);
    return;
  }
  const struct json *value = first(root, plan->code, plan->code_count);
  if (value == NULL || !read_code(owner, value, &verdict->code)) {
    invalid(root, value == NULL ? "no_code" : "bad_code", verdict);
    return;
  }
  verdict->result = ERRSPEC_ERROR;
  size_t rest = 0;
  int text_index = module == owner ? -1 : read_module_code(root, module, &rest, verdict);
  if (verdict->module_code.text != NULL) verdict->entry = known(module, &verdict->module_code);
  if (verdict->entry == NULL) verdict->entry = known(owner, &verdict->code);
  verdict->retryable = verdict->entry != NULL && verdict->entry->retryable;
  read_detail(root, text_index, rest, verdict);
  read_request_id(root, verdict);
}

bool errspec_decode(const struct errspec_module *module, const char *body, size_t length, int status,
                    struct errspec_verdict *verdict) {
  *verdict = (struct errspec_verdict){.result = ERRSPEC_SUCCESS, .status = status};
  if ((status == 204 || status == 205) && length == 0) return true;
  size_t size;
  char *text = json_utf8(body, length, &size);
  if (text == NULL) return false;
  struct json root;
  if (json_parse(text, size, &root)) judge(module, &root, verdict);
  else invalid(NULL, "not_json", verdict);
  json_free(&root);
  free(text);
  return true;
}

void errspec_free(struct errspec_verdict *verdict) {
  free(verdict->code.text);
  free(verdict->module_code.text);
  free(verdict->request_id.text);
  free(verdict->detail.text);
}
