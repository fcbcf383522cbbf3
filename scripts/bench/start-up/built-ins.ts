import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

/** The least that a program with a loopback listener needs. */
export const builtIns = [createHash, createServer];
