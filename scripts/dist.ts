import { distScript } from './dist/distribution.ts';
import { runScript } from './lib/command-line.ts';

/* `npm run dist`: see its usage. */

// Exits explicitly, because a failed download leaves a timer of 30 s that would keep the process running.
const code = await runScript(distScript);
process.stderr.write('', () => process.exit(code));
