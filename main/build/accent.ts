import { contrast, mixColours, surfaces } from '#contract/colour.ts';

/** Contrast that text needs with what it stands on, by WCAG 1.4.3: an accent is words on a surface, and a surface below words. */
export const textContrast = 4.5;

const steps = 100;

/**
 * The same colour for a dark window: as little lighter as text on its surface needs. Unchanged where it is light enough.
 */
export function accentInTheDark(accent: string): string {
  for (let step = 0; step < steps; step += 1) {
    const lighter = mixColours(accent, surfaces.light, step / steps);
    if (contrast(lighter, surfaces.dark) >= textContrast) return lighter;
  }
  return surfaces.light;
}
