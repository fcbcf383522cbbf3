import { exitCodes } from './exit-codes.ts';

/** The text for stderr and the exit code of a start while the app is open already. */
type SecondStart = { message: string; code: number };

/**
 * Returns the message and exit code for a start that did not get the lock.
 *
 * After a link or a profile was handed over the code is 0: with any other `xdg-open` would try another program. The lock is
 * also refused where the user's folder cannot be written, so that the text names the folder.
 *
 * @param handedOver whether a link or a profile was handed to the app that is open
 * @param folder where the lock is
 */
export function explainSecondStart(handedOver: boolean, folder: string): SecondStart {
  if (handedOver) return { message: 'eConnect Onboarding is open already and was told.\n', code: 0 };
  return {
    message: `eConnect Onboarding is open already: its window is brought to the front. If there is none, see whether this user can write in ${folder}.\n`,
    code: exitCodes.alreadyOpen,
  };
}

/** The message and exit code of a command that cannot run while the app is open. */
export function refuseBesideApp(command: string, folder: string): SecondStart {
  return {
    message: `--${command} cannot be done while eConnect Onboarding is open: close it first. If it is not open, see whether this user can write in ${folder}.\n`,
    code: exitCodes.alreadyOpen,
  };
}
