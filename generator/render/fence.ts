/** The line that opens and closes a fenced block of Markdown around the text: longer than any run of backticks in it. */
export function fence(text: string): string {
  if (!text.includes("`")) return "```";
  const longest = Math.max(...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  return "`".repeat(Math.max(3, longest + 1));
}
