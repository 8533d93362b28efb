/* Decodes responses by the plan of a catalog. The names in the catalog are in `errors.h`. */
#ifndef ERRSPEC_DECODE_H
#define ERRSPEC_DECODE_H

#include <stdbool.h>
#include <stddef.h>

struct errspec_path {
  const char *const *steps;
  size_t count;
};

struct errspec_form {
  const char *before;
  const char *after;
};

/* Where a module's own code is. */
struct errspec_source {
  struct errspec_path at;
  const struct errspec_form *forms;
  size_t form_count;
  int text_index; /* -1: no text is there */
};

enum errspec_reader { ERRSPEC_INT, ERRSPEC_HEX, ERRSPEC_TEXT, ERRSPEC_SQLSTATE };

struct errspec_entry {
  const char *code;
  const char *name;
  const char *kind;
  const char *action;
  bool retryable;
  int http_status;
  const char *const *texts; /* by errspec_plan.locales */
};

struct errspec_module {
  const char *id;
  enum errspec_reader reader;
  int bits;
  const char *success;  /* NULL: success has no code */
  const struct errspec_entry *entries;
  size_t entry_count;
};

struct errspec_plan {
  const char *title;
  const char *const *locales;
  size_t locale_count;
  const struct errspec_module *modules;
  size_t module_count;
  const struct errspec_module *common; /* NULL: each module has its own codes */
  const struct errspec_path *code, *text, *request_id;
  size_t code_count, text_count, request_id_count;
  const char *success_code; /* NULL: not a condition */
  const struct errspec_path *absent, *parent, *present; /* NULL: not a condition; parent: the body */
  const struct errspec_source *sources;
  size_t source_count;
  const char *const *foreign_keys;
  size_t foreign_key_count;
};

extern const struct errspec_plan errspec_plan;

enum errspec_result { ERRSPEC_SUCCESS, ERRSPEC_ERROR, ERRSPEC_INVALID };

/* A text in UTF-8, which may have NUL bytes. NULL: there is none. */
struct errspec_string {
  char *text;
  size_t length;
};

/* What a response comes to. Free it with errspec_free. */
struct errspec_verdict {
  enum errspec_result result;
  const char *reason; /* of an invalid response */
  struct errspec_string code, module_code, request_id, detail;
  const struct errspec_entry *entry; /* NULL: the code is not known */
  bool retryable;
  int status; /* -1: none was given */
};

const struct errspec_module *errspec_module(const char *id);

/* Decodes the body of a response to a call of a module. `status` is -1 if it is not known. Returns false if out of memory. */
bool errspec_decode(const struct errspec_module *module, const char *body, size_t length, int status,
                    struct errspec_verdict *verdict);
void errspec_free(struct errspec_verdict *verdict);

/* The text of an entry in the closest of the catalog's locales. */
const char *errspec_text(const struct errspec_entry *entry, const char *locale);

#endif
