import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

/** The least that a program with a loopback listener needs. Named, because the build leaves out an import that is not. */
export const builtIns = [createHash, createServer];
