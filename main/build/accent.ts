import { contrast, mixColours, surfaces } from '#contract/colour.ts';

/** The least contrast of text and its background (WCAG 1.4.3). An accent is used for both. */
export const minTextContrast = 4.5;

const steps = 100;

/**
 * Lightens a colour `#rrggbb` for the dark window, just enough for text on its background.
 */
export function lightenAccent(accent: string): string {
  for (let step = 0; step < steps; step += 1) {
    const lighter = mixColours(accent, surfaces.light, step / steps);
    if (contrast(lighter, surfaces.dark) >= minTextContrast) return lighter;
  }
  return surfaces.light;
}
