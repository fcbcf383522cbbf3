import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the app has written to one of its state files by now; empty where there is none. */
export function kept(userData: string, name: 'journey' | 'session' | 'settings' | 'configuration'): string {
  const file = join(userData, `${name}.json`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
