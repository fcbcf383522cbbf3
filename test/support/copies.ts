import type { Language } from '#contract/snapshot.ts';
import { deDoctor } from '../../renderer/copy/de/doctor.ts';
import { dePanel } from '../../renderer/copy/de/panel.ts';
import { de } from '../../renderer/copy/de/screens.ts';
import { deSetup } from '../../renderer/copy/de/setup.ts';
import { enDoctor } from '../../renderer/copy/en/doctor.ts';
import { enPanel } from '../../renderer/copy/en/panel.ts';
import { en } from '../../renderer/copy/en/screens.ts';
import { enSetup } from '../../renderer/copy/en/setup.ts';
import { frDoctor } from '../../renderer/copy/fr/doctor.ts';
import { frPanel } from '../../renderer/copy/fr/panel.ts';
import { fr } from '../../renderer/copy/fr/screens.ts';
import { frSetup } from '../../renderer/copy/fr/setup.ts';
import { nlDoctor } from '../../renderer/copy/nl/doctor.ts';
import { nlPanel } from '../../renderer/copy/nl/panel.ts';
import { nl } from '../../renderer/copy/nl/screens.ts';
import { nlSetup } from '../../renderer/copy/nl/setup.ts';
import type { Copy, DoctorCopy, PanelCopy, SetupCopy } from '../../renderer/copy/shape.ts';

/** The words of every language, at once. */
export const copies: Record<Language, Copy> = { nl, en, fr, de };

/** Those of the panel. */
export const panelCopies: Record<Language, PanelCopy> = {
  nl: nlPanel,
  en: enPanel,
  fr: frPanel,
  de: dePanel,
};

/** Those of the doctor. */
export const doctorCopies: Record<Language, DoctorCopy> = {
  nl: nlDoctor,
  en: enDoctor,
  fr: frDoctor,
  de: deDoctor,
};

/** Those of the setup. */
export const setupCopies: Record<Language, SetupCopy> = {
  nl: nlSetup,
  en: enSetup,
  fr: frSetup,
  de: deSetup,
};
