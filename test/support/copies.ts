import type { Language } from '#contract/snapshot.ts';
import type { Copy, PanelCopy } from '../../renderer/copy/copy.ts';
import { de } from '../../renderer/copy/de.ts';
import { dePanel } from '../../renderer/copy/de-panel.ts';
import { en } from '../../renderer/copy/en.ts';
import { enPanel } from '../../renderer/copy/en-panel.ts';
import { fr } from '../../renderer/copy/fr.ts';
import { frPanel } from '../../renderer/copy/fr-panel.ts';
import { nl } from '../../renderer/copy/nl.ts';
import { nlPanel } from '../../renderer/copy/nl-panel.ts';

/** The words of every language, at once. */
export const copies: Record<Language, Copy> = { nl, en, fr, de };

/** Those of the panel. */
export const panelCopies: Record<Language, PanelCopy> = {
  nl: nlPanel,
  en: enPanel,
  fr: frPanel,
  de: dePanel,
};
