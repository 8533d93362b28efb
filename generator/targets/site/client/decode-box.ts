import type { FailedResponse } from "../../../decode/decode.js";
import type { FieldError } from "../../../decode/field-errors.js";
import type { InvalidResponse } from "../../../decode/invalid.js";
import { hasAdvice } from "../../../model/advice.js";
import { commonModule } from "../../../model/catalog.js";
import type { Catalog, Entry } from "../../../model/catalog.js";
import type { Operation } from "../../../model/operation.js";
import type { Answer, KnownEntry, Meaning } from "../../../explain/answer.js";
import { explain } from "../../../explain/explain.js";
import { notResponse } from "../../../explain/not-response.js";
import { reactionTo } from "../reaction.js";
import { callFacts, callField, callLink } from "./calls.js";
import { decoded } from "./decoded.js";
import { decodeWithSdk } from "./decoder.js";
import type { Item } from "./catalog.js";
import { element, fact, identifier, itemLink } from "./elements.js";
import type { Child } from "./elements.js";
import type { Setting } from "./results.js";

/** The catalog, and what shows its entries. */
interface CatalogSetting extends Setting {
  readonly catalog: Catalog;
  readonly itemOf: (entry: Entry) => Item | undefined;
}

/** The same, and the operation that was called, if the visitor says it. */
interface BoxSetting extends CatalogSetting {
  readonly call: Operation | undefined;
}

/** Explains the text of a field whenever it changes. The text never leaves the page. */
export function decodeBox(field: HTMLTextAreaElement, setting: CatalogSetting): void {
  const answer = document.querySelector<HTMLElement>("[data-answer]");
  if (answer === null) return;
  const update = (): void => {
    const text = field.value.trim();
    const shown = { ...setting, call: calls.chosen() };
    answer.replaceChildren(...(text === "" ? [] : show(explain(setting.catalog, text, decodeWithSdk), text, shown)));
  };
  const calls = callField(setting.catalog, update);
  const fromAddress = (): void => {
    if (location.hash.length < 2) return;
    field.value = decoded(location.hash.slice(1));
    update();
  };
  field.addEventListener("input", update);
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
  if (field.value !== "") update();
}

function show(answer: Answer, text: string, setting: BoxSetting): HTMLElement[] {
  const { meanings, operations, unknown, invalid, near, nearOperations } = answer;
  const { messages, itemOf } = setting;
  const callItems = (calls: readonly Operation[]): HTMLElement[] =>
    calls.map((call) => element("li", {}, callLink(call, setting)));
  if (meanings.length + operations.length > 0) {
    const cards = [
      ...meanings.map((meaning) => card(meaning, setting)),
      ...(operations.length === 0 ? [] : [element("ul", {}, ...callItems(operations))]),
    ];
    return cards.length === 1
      ? cards
      : [element("p", { class: "counts" }, messages.script.meanings(cards.length)), ...cards];
  }
  if (invalid !== undefined) return invalidParts(invalid, text, setting);
  const problem = element(
    "p",
    { class: "warning" },
    unknown === undefined ? messages.script.nothing : messages.script.unknown(codesOf(unknown)),
  );
  const nearItems = near.flatMap((entry) => {
    const item = itemOf(entry);
    return item === undefined ? [] : [element("li", {}, itemLink(item, setting.base), ` ${item.text}`)];
  });
  const suggestions = [...callItems(nearOperations), ...nearItems];
  const help =
    setting.support === undefined
      ? []
      : [element("p", {}, element("a", { href: setting.support, rel: "noreferrer" }, messages.support))];
  if (suggestions.length === 0) return [problem, ...help];
  return [problem, element("p", {}, `${messages.script.near}:`), element("ul", {}, ...suggestions), ...help];
}

/** Says why a body is not a response of the API, and shows what could be read from it. */
function invalidParts(invalid: InvalidResponse, body: string, { messages, locale }: CatalogSetting): HTMLElement[] {
  const { detail: detailLabel, requestId: requestIdLabel } = messages.script;
  const { detail, requestId } = invalid;
  const [why = "", ...hints] = notResponse(invalid, body, locale);
  return [
    element("p", { class: "warning" }, why),
    ...hints.map((hint) => element("p", {}, hint)),
    ...(detail === "" && requestId === undefined
      ? []
      : [
          element(
            "dl",
            { class: "facts" },
            detail !== "" && fact(detailLabel, detail),
            requestId !== undefined && fact(requestIdLabel, requestId),
          ),
        ]),
  ];
}

function card(meaning: Meaning, setting: BoxSetting): HTMLElement {
  const { messages } = setting;
  if (meaning.kind === "success")
    return element("article", { class: "entry" }, element("p", { class: "lead" }, messages.todoSuccess));
  if (meaning.kind === "reserved") {
    const { module, asked, reserved } = meaning;
    return element(
      "article",
      { class: "entry" },
      element("h2", {}, element("span", { class: "number" }, `${module.id}/${asked}`)),
      element("p", { class: "warning" }, messages.reservedHint),
      element("p", { class: "lead" }, reserved.reason),
    );
  }
  return entryCard(meaning, setting);
}

function entryCard(known: KnownEntry, setting: BoxSetting): HTMLElement {
  const { base, messages } = setting;
  const item = setting.itemOf(known.entry);
  if (item === undefined) return element("article", {});
  const success = item.is === "success";
  const todo = success ? messages.todoSuccess : messages.actions[item.action];
  const reaction = success ? undefined : reactionTo(item.action);
  const fallback =
    item.fallback === undefined || success ? undefined : messages.fallback(messages.actions[item.fallback]);
  return element(
    "article",
    { class: "entry" },
    element(
      "h2",
      {},
      element(
        "a",
        { href: base + item.path },
        element("span", { class: "number" }, ...identifier(item.code)),
        " ",
        element("span", { class: "name" }, ...identifier(item.name)),
      ),
      " ",
      element("small", {}, item.module),
    ),
    element("p", { class: "lead" }, item.text),
    (success || hasAdvice(item)) &&
      element(
        "dl",
        { class: "advice" },
        element(
          "div",
          { class: reaction === undefined ? "todo" : `todo is-${reaction}` },
          element("dt", {}, messages.todo),
          element(
            "dd",
            {},
            element("strong", {}, todo),
            fallback !== undefined && " ",
            fallback !== undefined && element("span", {}, fallback),
          ),
        ),
        !success &&
          element(
            "div",
            { class: item.retryable ? "yes" : "no" },
            element("dt", {}, messages.retry),
            element("dd", {}, element("strong", {}, item.retryable ? messages.retryYes : messages.retryNo)),
          ),
      ),
    !success && callFacts(setting.catalog, known.entry, setting.call, setting),
    known.response !== undefined && responseFacts(known.response, known, setting),
    element("p", { class: "after" }, element("a", { href: base + item.path }, messages.script.open)),
  );
}

/** Shows how the response leads to the entry, and the server's message. */
function responseFacts(response: FailedResponse, { module, entry }: KnownEntry, setting: CatalogSetting): HTMLElement {
  const { messages, itemOf, catalog } = setting;
  const { chain, detail, requestId, fieldErrors: fieldErrorsLabel, unknownStep } = messages.script;
  const steps: Child[] = [];
  const common = commonModule(catalog);
  if (common !== undefined && common !== module) {
    const outer = common.entries.find(({ code }) => code === response.code);
    const known = outer && itemOf(outer);
    steps.push(known === undefined ? `${common.id}/${response.code}` : itemLink(known, setting.base), " → ");
  }
  const item = itemOf(entry);
  if (item !== undefined) steps.push(itemLink(item, setting.base));
  if (response.moduleCode !== undefined && entry.code !== response.moduleCode)
    steps.push(` → ${unknownStep(response.moduleCode)}`);
  const params = Object.entries(response.params ?? {}).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const fieldErrors = (response.fieldErrors ?? []).map(fieldErrorText);
  return element(
    "dl",
    { class: "facts" },
    fact(chain, element("span", {}, ...steps)),
    response.detail !== "" && fact(detail, response.detail),
    params.length > 0 && fact(messages.fact.params, params.join("\n")),
    fieldErrors.length > 0 && fact(fieldErrorsLabel, fieldErrors.join("\n")),
    response.requestId !== undefined && fact(requestId, response.requestId),
  );
}

/** `size: Too big. (too_big)` */
function fieldErrorText({ field, code, text = "" }: FieldError): string {
  return `${field}${text === "" ? "" : `: ${text}`}${code === undefined ? "" : ` (${code})`}`;
}

function codesOf({ code, moduleCode }: FailedResponse): string {
  return moduleCode === undefined ? code : `${code}/${moduleCode}`;
}
