import type { CheckResult } from './lib/checks.ts';
import { run } from './lib/run.ts';

/** Builds main, preload and renderer into `out/`, quietly. */
export async function buildApp(): Promise<CheckResult> {
  let output = '';
  const onOutput = (text: string) => {
    output += text;
  };
  for (const room of ['main', 'main/keychain', 'preload', 'renderer']) {
    const args = [
      'node_modules/vite/bin/vite.js',
      'build',
      '-c',
      `${room}/vite.config.ts`,
      '--logLevel',
      'warn',
    ];
    if ((await run(process.execPath, args, { onOutput })) !== 0) return { name: room, passed: false, output };
  }
  return { name: 'build', passed: true, output };
}
