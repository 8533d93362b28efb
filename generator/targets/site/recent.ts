/*
 * The pages of a code in all locales are made one after another, and say much of the same. What they share is made once, and
 * let go with the code.
 */

/** A function that keeps its last result. */
export function keepingLast<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  let last: { readonly of: Of; readonly made: Made } | undefined;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}

/** A function of a text that keeps some of its last results. */
export function keepingSome(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? make(text);
    if (known.size === most) known.clear();
    known.set(text, found);
    return found;
  };
}

/** More than the blocks of code on a page. */
const most = 32;
