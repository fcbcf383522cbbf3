/** The least contrast of text and its background (WCAG 1.4.3). An accent is used for both. */
export const textContrast = 4.5;

/** The background colours of the window, as in `renderer/styles/tokens.css`. */
export const surfaces = { light: '#ffffff', dark: '#11191c' } as const;

const steps = 100;

type Channels = readonly [red: number, green: number, blue: number];

/** Returns the WCAG contrast ratio of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Lightens a colour `#rrggbb` for the dark window, just enough for text on its background.
 */
export function accentInTheDark(accent: string): string {
  for (let step = 0; step < steps; step += 1) {
    const lighter = mixedWithWhite(accent, step / steps);
    if (contrast(lighter, surfaces.dark) >= textContrast) return lighter;
  }
  return surfaces.light;
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function mixedWithWhite(colour: string, share: number): string {
  const mix = channels(colour).map((channel) => Math.round(channel + (255 - channel) * share));
  return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): Channels {
  const at = (index: number) => Number.parseInt(colour.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
}
