import type { SourceDocument } from "../document.js";
import { memberGrids } from "./members.js";
import type { Member } from "./members.js";
import { treeOf } from "./source-tokens.js";
import type { Facts } from "./source-values.js";
import { SourceWalk } from "./source-walk.js";

/** Reads source code of any language with brackets: constants, enums, maps, lists of records, and repeated calls. */
export function sourceReader(format: string, hash = false): (path: string, text: string) => SourceDocument {
  return (path, text) => ({ path, format, title: "", grids: memberGrids(sourceMembers(text, hash)), samples: [] });
}

/** The codes of source code. */
function sourceMembers(text: string, hash: boolean): Member[] {
  const found = new SourceWalk(text).run(treeOf(text, hash));
  const named = new Map(
    found.filter(({ form }) => form !== "entry" && form !== "call").map((one) => [one.facts.name, one]),
  );
  const messages = new Map<string, string>();
  const kept = found.filter(({ form, facts }) => {
    const isMessage = (form === "entry" || form === "call") && named.has(facts.name) && isMessageOf(facts);
    if (isMessage) messages.set(facts.name, facts.message);
    return !isMessage;
  });
  const calls = new Map<string, number>();
  for (const { form, group } of kept) if (form === "call") calls.set(group, (calls.get(group) ?? 0) + 1);
  return kept
    .filter(({ form, group }) => form !== "call" || (calls.get(group) ?? 0) >= 2)
    .map((one): Member => {
      const { facts, group, above, heading, trailing, start } = one;
      const comment = [above, trailing, facts.more].filter((part) => part !== "").join("\n");
      return {
        group,
        name: facts.name,
        written: facts.code,
        value: { text: facts.code, number: undefined },
        message: facts.message === "" ? (messages.get(facts.name) ?? "") : facts.message,
        comment,
        heading,
        http: facts.http,
        start,
      };
    });
}

/** Adds what the reader of a language does not read itself: messages in maps, records, constructors and repeated calls. */
export function supplemented(members: readonly Member[], text: string, hash = false): Member[] {
  const others = sourceMembers(text, hash);
  if (members.length === 0) return others;
  const byName = new Map(others.filter(({ message }) => message !== "").map((other) => [other.name, other]));
  const known = new Set(members.flatMap(({ name, value }) => [name, value?.text ?? name]));
  const added = [...others].filter(
    ({ name, message, value }) =>
      message !== "" && value?.text !== name && !known.has(name) && !known.has(value?.text ?? ""),
  );
  const completed = members.map((member) =>
    member.message === "" ? { ...member, message: byName.get(member.name)?.message ?? "" } : member,
  );
  return [...completed, ...added];
}

const isMessageOf = ({ code, name, message }: Facts): boolean => code === name && message !== "";
