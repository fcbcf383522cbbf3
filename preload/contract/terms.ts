import type { Terms } from './journey.ts';

/** Terms to read before there is anything to agree to. What is agreed to is always what the platform gives at that moment. */
export type ReadableTerms = Pick<Terms, 'version' | 'language' | 'text'>;
