import { en } from '../../renderer/copy/en.ts';
import { nl } from '../../renderer/copy/nl.ts';

/** The words of every language, at once. */
export const copies = { nl, en };
