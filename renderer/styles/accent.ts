/** The window's two surfaces, as in tokens.css. */
export const surfaces = { light: '#ffffff', dark: '#11191c' } as const;

const [black, white] = ['#000000', '#ffffff'];

/** Contrast that a shape needs with what surrounds it, by WCAG 1.4.11. */
const shapeContrast = 3;

/**
 * The custom properties by which buttons take an organisation's colour; none where it is no colour.
 *
 * In the dark a colour that does not stand out is left out, so that the default accent stays; in the light it gets an edge.
 */
export function accentProperties(accent: string | undefined): ReadonlyMap<string, string> {
  if (accent === undefined || !/^#[0-9a-f]{6}$/i.test(accent)) return new Map();
  const on = contrast(accent, white) >= contrast(accent, black) ? white : black;
  const press = mixed(accent, on === white ? black : white, 0.2);
  return new Map([
    ['--brand', accent],
    ['--on-brand', on],
    ['--brand-press', press],
    ...(contrast(accent, surfaces.light) < shapeContrast
      ? ([['--brand-edge', 'var(--line-control)']] as const)
      : []),
    ...(contrast(accent, surfaces.dark) >= shapeContrast
      ? ([
          ['--brand-dark', accent],
          ['--on-brand-dark', on],
          ['--brand-press-dark', press],
        ] as const)
      : []),
  ]);
}

/** By the CSSOM, which the content policy allows where it refuses a style attribute. Answers how to undo it. */
export function applyAccent(accent: string | undefined): () => void {
  const { style } = document.documentElement;
  const properties = accentProperties(accent);
  for (const [name, value] of properties) style.setProperty(name, value);
  return () => {
    for (const name of properties.keys()) style.removeProperty(name);
  };
}

/** WCAG's contrast of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(colour: string, other: string, share: number): string {
  const others = channels(other);
  const mix = channels(colour).map((channel, at) =>
    Math.round(channel + ((others[at] ?? 0) - channel) * share),
  );
  return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
