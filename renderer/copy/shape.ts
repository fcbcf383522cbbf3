import type { nlDoctor } from './nl/doctor.ts';
import type { nlFirst } from './nl/first.ts';
import type { nlOrganisation } from './nl/organisation.ts';
import type { nlPanel } from './nl/panel.ts';
import type { nl } from './nl/screens.ts';

/** Every sentence a person reads. Dutch is the source of its shape: another language with a gap does not compile. */
export type Copy = typeof nl;

/** The part of it that the first screen needs: nothing else is waited for. */
export type FirstCopy = typeof nlFirst;

/** The part about organisations that the first screen does not need. */
export type OrganisationCopy = typeof nlOrganisation;

/** The sentences of the panel alone, which few people open: they load with it. */
export type PanelCopy = typeof nlPanel;

/** The sentences of the doctor alone: they load with it. */
export type DoctorCopy = typeof nlDoctor;
