import { contrast, mixColours, surfaces } from '#contract/colour.ts';

const [black, white] = ['#000000', '#ffffff'];

/** The contrast that a shape needs with its surroundings (WCAG 2.2, 1.4.11). */
const shapeContrast = 3;

/**
 * The custom properties that give buttons an organisation's colour; none where it is not `#rrggbb`.
 *
 * A colour with too little contrast gets an edge in the light theme, and is not used in the dark theme: the default accent stays.
 */
export function accentProperties(accent: string | undefined): ReadonlyMap<string, string> {
  if (accent === undefined || !/^#[0-9a-f]{6}$/i.test(accent)) return new Map();
  const on = contrast(accent, white) >= contrast(accent, black) ? white : black;
  const press = mixColours(accent, on === white ? black : white, 0.2);
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

/** Sets those properties by the CSSOM: the content policy refuses a style attribute. Returns a function that removes them. */
export function applyAccent(accent: string | undefined): () => void {
  const { style } = document.documentElement;
  const properties = accentProperties(accent);
  for (const [name, value] of properties) style.setProperty(name, value);
  return () => {
    for (const name of properties.keys()) style.removeProperty(name);
  };
}
