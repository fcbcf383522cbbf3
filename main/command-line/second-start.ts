import { exitCodes } from './policy-report.ts';

/** What is said on stderr of a start beside a running app, and the exit code. */
type SecondStart = { said: string; code: number };

/**
 * How a start ends to which the lock was refused.
 *
 * A link or a profile that was handed over is done: with any other code than 0 `xdg-open` would look for another program.
 * The lock is refused as well where the user's folder cannot be written, so that the folder is named.
 */
export function secondStart(handedOver: boolean, folder: string): SecondStart {
  if (handedOver) return { said: 'eConnect Onboarding is open already and was told.\n', code: 0 };
  return {
    said: `eConnect Onboarding is open already: its window is brought to the front. If there is none, see whether this user can write in ${folder}.\n`,
    code: exitCodes.alreadyOpen,
  };
}

/** How a command ends that cannot be carried out while the app is open. */
export function refusedBesideApp(command: string, folder: string): SecondStart {
  return {
    said: `--${command} cannot be done while eConnect Onboarding is open: close it first. If it is not open, see whether this user can write in ${folder}.\n`,
    code: exitCodes.alreadyOpen,
  };
}
