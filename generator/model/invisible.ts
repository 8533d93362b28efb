/*
 * Characters that a reader of a text does not see, as parts of regular expressions. Each sink adds what its own format
 * cannot hold: a terminal all control characters, YAML those that it would drop, a language what its linters report.
 */

/**
 * For a character class: line separators, and the bidi controls and invisible characters that hide or reorder text.
 * Sources: Unicode TR 36 and TR 55.
 */
export const hidingMarks = "\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff";

/** An alternative: half of a surrogate pair without the other half. */
export const loneSurrogates = "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
