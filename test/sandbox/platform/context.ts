import { EventEmitter } from 'node:events';
import type { Mailer } from '../mail/mailer.ts';
import type { Store } from '../store.ts';
import type { PlatformSettings } from './settings.ts';
import type { SubjectTokens } from './subject-tokens.ts';

/** What every part of the platform works with. */
export type PlatformContext = {
  /** The platform's own address, and its issuer. */
  url: string;
  store: Store;
  settings: PlatformSettings;
  mailer: Mailer;
  subjectTokens: SubjectTokens;
  /** Emits a sign-up's id whenever its status changed. */
  changes: EventEmitter;
};

export function changeEmitter(): EventEmitter {
  return new EventEmitter().setMaxListeners(0);
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}

export function sameAddress(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
