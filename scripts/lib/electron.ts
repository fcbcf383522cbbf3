import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './run.ts';

/** The path of Electron's program, or the reason why there is none, without a full stop. */
type ElectronLookup = { path: string } | { reason: string };

const downloadMs = 20_000;
const dayMs = 24 * 60 * 60 * 1000;
const memory = join(root, 'out/electron-unavailable.json');

/**
 * Finds Electron's program. Its package downloads it on first use, so the first call can take 20 s. The reason of a failure is
 * stored in `out/electron-unavailable.json` and used for a day.
 */
export async function findElectron(): Promise<ElectronLookup> {
  const present = presentElectron();
  if (present) return { path: present };
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { reason: `ELECTRON_OVERRIDE_DIST_PATH is ${override}, which has no Electron` };
  const remembered = rememberedReason();
  if (remembered) return { reason: remembered };

  const failure = await download();
  const path = presentElectron();
  if (path) return { path };
  const reason = `Electron's program is not here and could not be fetched (${failure})`;
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, JSON.stringify({ reason, at: new Date().toISOString() }));
  return { reason };
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

function presentElectron(): string | undefined {
  const folder = packageFolder();
  const named = join(folder, 'path.txt');
  const program = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron';
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), program);
  return existsSync(path) ? path : undefined;
}

function rememberedReason(): string | undefined {
  if (!existsSync(memory)) return undefined;
  try {
    const { reason, at }: { reason?: unknown; at?: unknown } = JSON.parse(readFileSync(memory, 'utf8'));
    const isFresh = typeof at === 'string' && Date.now() - Date.parse(at) < dayMs;
    return isFresh && typeof reason === 'string' ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** Runs the package's installer. Returns the first line of its error output. */
function download(): Promise<string> {
  return new Promise((done) => {
    const installer = spawn(process.execPath, [join(packageFolder(), 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: downloadMs,
    });
    let complaint = '';
    installer.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    installer.on('close', (_code, signal) =>
      done(
        signal
          ? `no answer in ${downloadMs / 1000} s`
          : (complaint.trim().split('\n')[0] ?? '').slice(0, 200),
      ),
    );
  });
}
