import type { Terms } from './journey.ts';

/** Terms to read in advance. The person accepts those that the platform gives when they register. */
export type ReadableTerms = Pick<Terms, 'version' | 'language' | 'text'>;
