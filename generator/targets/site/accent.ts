/** A color as red, green and blue from 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number];

/** What links stand on in each theme, as in the style sheet, the ink to mix with, and the share of the accent in its tint. */
const themes = {
  light: { papers: ["#ffffff", "#f6f7f9", "#e6f4ec", "#fdf3e3"].map(hexColour), ink: hexColour("#000000"), tint: 0.1 },
  dark: { papers: ["#14161a", "#1b1e24", "#17301f", "#33270f"].map(hexColour), ink: hexColour("#ffffff"), tint: 0.2 },
} as const;

/** The least contrast of text. Source: WCAG 2.2, criterion 1.4.3. */
const leastContrast = 4.5;

/**
 * The rule that gives the site an accent, a color as `#rgb` or `#rrggbb`: the nearest shade of it that can be read, in the
 * light and in the dark theme.
 */
export function accentRule(colour: string): string {
  const light = shades(hexColour(colour), "light");
  const dark = shades(hexColour(colour), "dark");
  return `:root {
  --accent: light-dark(${written(light.accent)}, ${written(dark.accent)});
  --tint: light-dark(${written(light.tint)}, ${written(dark.tint)});
}
`;
}

/** The accent of a theme, and a tint of it to stand on, which text in the accent can be read on. */
function shades(colour: Colour, theme: keyof typeof themes): { readonly accent: Colour; readonly tint: Colour } {
  const { papers, ink, tint: share } = themes[theme];
  const [paper = ink] = papers;
  for (let step = 0; ; step++) {
    const accent = mixed(colour, ink, step / 100);
    const tint = mixed(paper, accent, share);
    if (step === 100 || [...papers, tint].every((paper) => contrast(accent, paper) >= leastContrast))
      return { accent, tint };
  }
}

/** A color with a share of another one. */
function mixed(colour: Colour, other: Colour, share: number): Colour {
  const mix = (at: 0 | 1 | 2): number => Math.round(colour[at] + (other[at] - colour[at]) * share);
  return [mix(0), mix(1), mix(2)];
}

/** The contrast of two colors, from 1 to 21. Source: WCAG 2.2, "contrast ratio". */
function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The relative luminance of a color, from 0 to 1. Source: WCAG 2.2, "relative luminance". */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A color from `#rgb` or `#rrggbb`. */
function hexColour(text: string): Colour {
  const digits = text.length === 4 ? text.slice(1).replace(/./g, "$&$&") : text.slice(1);
  const channel = (at: number): number => parseInt(digits.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function written(colour: Colour): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
