import { app } from 'electron';
import { parseCommand } from './command-line/arguments.ts';
import { exitCodes } from './command-line/exit-codes.ts';
import { prepareElectron } from './shell/before-ready.ts';
import { failStart, openLaunch } from './start/launch.ts';
import { initialShellState } from './start/shell-state.ts';
import { runWindowMode } from './start/window-mode.ts';
import { isAppImage } from './updates/install-kind.ts';

const launch = openLaunch();
const command = parseCommand(launch.argv);
const shell = initialShellState(launch);

const { platform, execPath: program, env } = process;
const refusal = prepareElectron({
  log: launch.log,
  isAppImage: isAppImage({ platform, program, env }),
  onUncaughtError: () => command && app.exit(exitCodes.software),
  clientCertificates: () => shell.clientCertificates,
  window: () => shell.window,
  language: () => shell.language,
});

if (refusal !== null) process.stderr.write(refusal, () => app.exit(exitCodes.usage));
else if (command === null) runWindowMode(launch, shell);
else {
  // Apart from what opens the window, so that a start of the one does not read the other.
  import('./start/command-mode.ts')
    .then(({ runCommandMode }) => runCommandMode(command, launch))
    .catch((error: unknown) => failStart(error, launch.log));
}
