import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system's root of one's own, in which whoever runs the tests is the administrator. */
export type PolicyRoot = {
  root: string;
  administrator: number;
  /** The path of a name below the root. */
  path: (name: string) => string;
  folder: (name: string, mode?: number) => string;
  /** Writes a file, with its folders, and gives its path. */
  file: (name: string, content: string | Uint8Array, mode?: number) => string;
};

/** An empty root, which is removed after the test. */
export function makePolicyRoot(): PolicyRoot {
  const root = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string) => join(root, name);
  const folder = (name: string, mode?: number): string => {
    mkdirSync(path(name), { recursive: true, mode: 0o755 });
    if (mode !== undefined) chmodSync(path(name), mode);
    return path(name);
  };
  return {
    root,
    administrator: process.getuid?.() ?? 0,
    path,
    folder,
    file: (name, content, mode = 0o644) => {
      folder(dirname(name));
      writeFileSync(path(name), content);
      chmodSync(path(name), mode);
      return path(name);
    },
  };
}
