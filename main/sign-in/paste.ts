import { OnboardingError } from '../failure/onboarding-error.ts';
import {
  type AuthorizationResponse,
  hashState,
  parseResponse,
  type Receiver,
} from './authorization-request.ts';
import type { SignInRequest } from './provider.ts';

/** Longer than for a redirect, because the person carries the text over by hand. */
const timeoutMs = 15 * 60_000;

/**
 * Receives the response by paste: the page at the redirect URI shows it as one text, which the person pastes in the app.
 *
 * The text is the form of the response in base64url, and passes the same checks as a response from a browser. A text that is
 * not a response, or belongs to another attempt, changes nothing.
 */
export function receiveByPaste(
  { signal, onPasteReady }: Pick<SignInRequest, 'signal' | 'onPasteReady'>,
  { redirectUri, state }: { redirectUri: string; state: string },
): Receiver {
  signal.throwIfAborted();
  const { promise: response, resolve, reject } = Promise.withResolvers<AuthorizationResponse>();
  // A caller that has stopped waiting must not cause an unhandled rejection.
  response.catch(() => undefined);
  let expectedState: Buffer | null = hashState(state);
  const close = async () => {
    expectedState = null;
    clearTimeout(deadline);
    signal.removeEventListener('abort', onAbort);
  };
  const stop = (reason: unknown) => {
    reject(reason);
    void close();
  };
  const onAbort = () => stop(signal.reason);
  const deadline = setTimeout(() => stop(new OnboardingError('sign-in-timeout')), timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });

  onPasteReady((text) => {
    const parameters = expectedState && parseResponse(decode(text), expectedState);
    if (parameters === null) return false;
    resolve(parameters);
    void close();
    return true;
  });
  return { redirectUri, response, finish: close, close };
}

/** Removes white space first: mail programs and terminals break long texts into lines. */
function decode(text: string): string {
  return Buffer.from(text.replace(/\s/g, ''), 'base64url').toString();
}
