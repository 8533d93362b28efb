/** Short words that a language needs in most sentences, for languages in Latin script. */
const texts: Readonly<Record<string, string>> = {
  en: "the is are not of to and was were for cannot be does do did with has have this that it its on in by from at as or an if you your must",
  de: "der die das ist nicht und ein eine einen wird wurde kann mit für den dem des zu keine kein sind oder von auf im bei sie nur",
  fr: "le la les est pas et une un des du dans pour ne avec sont être par sur ou qui cette ce plus au aux",
  es: "el los las no es un una se del para con por está que y o su ya ha en al como",
  pt: "o os as não é um uma do da dos das para com por está que e ou ao foi já em no na seu",
  it: "il lo gli non è un una di del della dei per con che sono e o si già da nel alla questo",
  nl: "de het een niet is van voor met en wordt kan zijn er geen op of te bij dit al",
  pl: "nie jest się i w z na do został przez lub to o po od dla już są zostało",
  tr: "ve bir bu için değil ile olarak veya daha çok zaten geçerli mevcut var yok",
  vi: "không được của là và có cho đã này với trong hoặc một bị",
  id: "tidak yang dan untuk dengan telah ini sudah dalam adalah atau dari ke oleh pada",
  cs: "není je se a v na s pro byl nebo by bylo již už být z do od",
  sv: "inte är och en ett för med som har av att på till den det redan kan",
  da: "ikke er og en et for med som har af at på til den det allerede kan",
  fi: "ei ole on ja se tai että olla jo voi kun",
  ro: "nu este și un o de la pentru cu sau care a fost deja sunt în",
  hu: "nem a az és egy van már vagy hogy nincs meg",
};

const letters: readonly { readonly locale: string; readonly form: RegExp }[] = [
  { locale: "de", form: /ß/g },
  { locale: "es", form: /[ñ¿¡]/g },
  { locale: "pt", form: /[ãõ]/g },
  { locale: "pl", form: /[łżśęąćń]/g },
  { locale: "tr", form: /[ğşı]/g },
  { locale: "vi", form: /[đơưạảấầậắằặếềệịọốồộớờợụủứừự]/g },
  { locale: "cs", form: /[řěů]/g },
  { locale: "hu", form: /[őű]/g },
  { locale: "ro", form: /[țșă]/g },
];

const byWord = new Map<string, string[]>();
for (const [locale, words] of Object.entries(texts))
  for (const word of words.split(" ")) byWord.set(word, [...(byWord.get(word) ?? []), locale]);

/** The language of a text in Latin script, by its short words and its letters. Undefined if they do not tell. */
export function latinLanguageOf(text: string): string | undefined {
  const scores = new Map<string, number>();
  const add = (locale: string, score: number): void => void scores.set(locale, (scores.get(locale) ?? 0) + score);
  for (const [word] of text.toLowerCase().matchAll(/(?<![\p{N}_])\p{L}[\p{L}\p{M}]*(?![\p{N}_])/gu)) {
    const locales = byWord.get(word) ?? [];
    for (const locale of locales) add(locale, 1 / locales.length);
  }
  for (const { locale, form } of letters) add(locale, text.toLowerCase().match(form)?.length ?? 0);
  const sorted = [...scores].sort((a, b) => b[1] - a[1]);
  const [[first, most] = ["", 0], [, second] = ["", 0]] = sorted;
  return most >= 2 && most > second * 1.2 ? first : undefined;
}
