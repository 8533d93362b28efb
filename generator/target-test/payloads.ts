/*
 * Texts that leave their place in some language if they are printed raw, and a harmless twin for each. Both begin and end
 * with the same words, so that only what is between them can change the output.
 */

/** A word that must never be code. It is in each payload that tries to become code. */
export const canary = "zqcanary";

/** What ends a string, a comment, a line, an element, a list; what is read inside strings; what tools act on. */
const payloads: readonly string[] = [
  `" + ${canary}() + "`,
  `\\" + ${canary}() + \\"`,
  `"); ${canary}(); ("`,
  `""" ${canary}() """`,
  `' + ${canary}() + '`,
  `\\' + ${canary}() + \\'`,
  `''' ${canary}() '''`,
  `\` + ${canary}() + \``,
  `*/ ${canary}() /*`,
  `* / **/ ${canary}() /**`,
  `--> <script>${canary}()</script> <!--`,
  `]]> ${canary} <![CDATA[`,
  `-} ${canary} {-`,
  `*) ${canary} (*`,
  `]] ${canary}() --[[`,
  `?> ${canary} <?php`,
  `%> ${canary} <%`,
  `\n${canary}()\n`,
  `\n=end\n${canary}()\n=begin\n`,
  `\n\n    ${canary}()\n`,
  `\n#error ${canary}\n`,
  `\\\n${canary}()`,
  `??/\n${canary}()`,
  `\${${canary}()} $${canary} {${canary}}`,
  `#{${canary}()} #$${canary} #@${canary}`,
  `\\(${canary}()) {{${canary}}} %{${canary}}`,
  `\\u0022 + ${canary}() + \\u0022`,
  `\\u000a ${canary}() \\x0a`,
  `</style></textarea></title><img src=x onerror=${canary}()>`,
  `&quot; ${canary} &#34; &lt;b&gt;`,
  `}, { ${canary}: 1 }, {`,
  `%s %d %n %1$s %%`,
  `\u202e ${canary} \u2066`,
  `\u0000 \u0007 \u001b[31m \u007f \u0085`,
  `\u2028${canary}()\u2029`,
  `文字 😀 e\u0301`,
];

/** A text at the end of which a quote, a brace or a backslash stands: nothing follows that could protect it. */
const endings: readonly string[] = ["\\", '"', "'", "`", "*", "/", "-", "#", "$", "{", "%", "\\\\\\", "\n", "??/"];

/** How many texts there are. */
export const textCount = payloads.length + 2 * endings.length;

/** A text, by its number: what tries to escape, or its harmless twin of the same words and about the same length. */
export function testText(index: number, isHostile: boolean): string {
  const body = payloads[index];
  if (body !== undefined) return `A text ${index} ${isHostile ? body : letters(body)} ends here.`;
  const ending = endings[Math.floor((index - payloads.length) / 2)] ?? "";
  const isStart = (index - payloads.length) % 2 === 1;
  const text = isHostile ? ending : letters(ending);
  return isStart ? `${text} is the start of text ${index}.` : `Text ${index} ends with ${text}`;
}

const letters = (text: string): string => text.replace(/[^]/gu, "x").slice(0, 60);
