import { chinese, japanese, korean, russian } from "./languages-east.js";
import { italian, polish, portuguese, turkish, vietnamese } from "./languages-further.js";
import { english, french, german, spanish } from "./languages-west.js";
import { arabic, czech, dutch, indonesian, ukrainian } from "./languages-wider.js";
import type { Language } from "./language.js";

/** All languages that documents are written in. English is one in three, as it is in the world's pages. */
export const languages: readonly Language[] = [
  ...[english, english, english, english, english, english, english, english],
  ...[german, french, spanish, portuguese, italian, polish, turkish, vietnamese],
  ...[dutch, czech, ukrainian, arabic, indonesian],
  ...[chinese, chinese, japanese, korean, russian],
];
