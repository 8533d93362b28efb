import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf } from "./catalog.js";
import { specOf } from "./specs.js";

/** A catalog with a history: of a code that changed, of one that is as old, of one of another meaning, and of none. */
export function catalogWithHistory(): Catalog {
  const spec =
    specOf(`- { code: 1, name: NotThere, text: { en: It is not there., zh: 不存在。 }, kind: not_found, http: 410 }
- { code: 2, name: Plain, text: { en: x, zh: 无 } }
- { code: 3, name: Other, text: { en: y, zh: 其他 } }
- { code: 4, name: Fresh, text: { en: z, zh: 新 } }
- { code: 5, name: Dated, text: { en: z, zh: 新 }, since: "0.9" }`);
  return catalogOf(spec.replace("locales: [en]", "locales: [en, zh]"), {
    "errspec.history": JSON.stringify({
      version: 1,
      tags: "v*",
      versions: ["1.0.0", "1.1.0", "1.2.0"],
      codes: {
        "things/1": {
          name: "NotThere",
          since: "1.1.0",
          changes: [
            {
              version: "1.2.0",
              ...{ code: ["0", "1"], name: ["Gone", "NotThere"], kind: ["aborted", "not_found"], http: ["409", "410"] },
              ...{ retryable: ["true", "false"], effect: ["unknown", "none"], deprecated: false },
              action: ["contact_support", "former"],
              text: { en: "<b>It</b> is | *gone*." },
            },
            { version: "1.3.0", text: { zh: "不见了。" } },
            { version: "1.4.0", retryable: ["false", "true"], deprecated: true },
          ],
        },
        "things/2": { name: "Plain", since: "1.0.0", changes: [] },
        "things/3": { name: "Former", since: "1.0.0", changes: [] },
        "things/5": { name: "Dated", since: "1.0.0", changes: [] },
      },
    }),
  });
}
