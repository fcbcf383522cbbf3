import type { nlDoctor } from './nl/doctor.ts';
import type { nlFirst } from './nl/first-screen.ts';
import type { nlOrganisation } from './nl/organisation.ts';
import type { nlPanel } from './nl/panel.ts';
import type { nl } from './nl/screens.ts';
import type { nlSetup } from './nl/setup.ts';
import type { nlSetupFailures } from './nl/setup-failures.ts';

/** The words of every screen. Dutch is the source of its shape: another language with a gap does not compile. */
export type Copy = typeof nl;

/** The words of the first screen, which load alone. */
export type FirstCopy = typeof nlFirst;

/** The words about organisations that the first screen does not need. */
export type OrganisationCopy = typeof nlOrganisation;

/** The words of the panel, which load with it. */
export type PanelCopy = typeof nlPanel;

/** The words of the doctor, which load with it. */
export type DoctorCopy = typeof nlDoctor;

/** The words for the failures of the setup, which load with those of all others. */
export type SetupFailureCopy = typeof nlSetupFailures;

/** The words of the setup, which load with it. */
export type SetupCopy = typeof nlSetup;
