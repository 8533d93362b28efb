import { allEntries } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { distanceOf } from "./distance.js";
import { folded } from "./references.js";

/** The most entries or operations that are suggested. */
export const most = 3;

/** The entries whose code or name is nearest to a text; if none is near, those whose text contains it. */
export function nearEntries(catalog: Catalog, text: string): readonly Entry[] {
  const asked = text
    .normalize("NFKC")
    .trim()
    .replace(/^.*[/:#]/su, "");
  if (asked === "" || asked.length > 100) return [];
  const entries = catalog.modules.flatMap(allEntries);
  const name = folded(asked);
  const isNumber = /^-?\d+$/.test(asked);
  const furthest = furthestFrom(asked);
  const near = entries.flatMap((entry) => {
    const byCode = distanceOf(asked, entry.code);
    const byName = isNumber || name === "" ? byCode : nameDistance(name, entry);
    const distance = Math.min(byCode, byName);
    return distance <= furthest
      ? [{ entry, distance, apart: isNumber ? Math.abs(Number(asked) - Number(entry.code)) : 0 }]
      : [];
  });
  near.sort((a, b) => a.distance - b.distance || a.apart - b.apart);
  if (near.length > 0) return near.slice(0, most).map(({ entry }) => entry);
  return isNumber || asked.length < 2 ? [] : entriesContaining(entries, asked).slice(0, most);
}

/** The largest distance at which something is near a text. */
export function furthestFrom(text: string): number {
  return Math.max(1, Math.floor(text.length / 3));
}

/** The distance to the nearest name. A name that contains the whole text is near too: `Certificate` finds `InvalidCertificate`. */
function nameDistance(asked: string, { name, aliases }: Entry): number {
  const distances = [name, ...aliases].map((candidate) => {
    const key = folded(candidate);
    return asked.length >= 4 && key.includes(asked) ? 1 : distanceOf(asked, key);
  });
  return Math.min(...distances);
}

function entriesContaining(entries: readonly Entry[], asked: string): readonly Entry[] {
  const wanted = asked.toLowerCase();
  return entries.filter(({ title, text }) =>
    [...Object.values(title), ...Object.values(text)].some((value) => value?.toLowerCase().includes(wanted)),
  );
}
