import { catalog } from "./catalog/target.js";
import { csharp } from "./csharp/target.js";
import { docs } from "./docs/target.js";
import { go } from "./go/target.js";
import { java } from "./java/target.js";
import { php } from "./php/target.js";
import { proto } from "./proto/target.js";
import { python } from "./python/target.js";
import { rust } from "./rust/target.js";
import { site } from "./site/target.js";
import { sql } from "./sql/target.js";
import type { Target } from "./target.js";
import { telemetry } from "./telemetry/target.js";
import { typescript } from "./typescript/target.js";

/** Every target, in the order of the IDs. */
export const targets: readonly Target[] = [
  catalog,
  csharp,
  docs,
  go,
  java,
  php,
  proto,
  python,
  rust,
  site,
  sql,
  telemetry,
  typescript,
];
