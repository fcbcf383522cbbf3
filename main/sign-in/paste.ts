import { OnboardingError } from '../failure/onboarding-error.ts';
import type { SignInRequest } from './provider.ts';
import type { Receiver } from './receiver.ts';
import { type AuthorizationResponse, parseResponse, stateDigest } from './response-parameters.ts';

/** How long a person has, in milliseconds: carrying a text over by hand takes longer than a redirect. */
const patience = 15 * 60_000;

/**
 * Receives by hand: the page at the redirect URI shows the response as one text, which the person pastes in the app.
 *
 * The text is the response's form in base64url, so that it is checked exactly as one that a browser brings. A text that
 * is none, or of another attempt, changes nothing.
 */
export function byPaste(
  { signal, onPasteReady }: Pick<SignInRequest, 'signal' | 'onPasteReady'>,
  { redirectUri, state }: { redirectUri: string; state: string },
): Receiver {
  signal.throwIfAborted();
  const { promise: response, resolve, reject } = Promise.withResolvers<AuthorizationResponse>();
  // A caller that has stopped waiting must not cause an unhandled rejection.
  response.catch(() => undefined);
  let expected: Buffer | null = stateDigest(state);
  const close = async () => {
    expected = null;
    clearTimeout(deadline);
    signal.removeEventListener('abort', onAbort);
  };
  const onAbort = () => {
    reject(signal.reason);
    void close();
  };
  const deadline = setTimeout(() => {
    reject(new OnboardingError('sign-in-timeout'));
    void close();
  }, patience);
  signal.addEventListener('abort', onAbort, { once: true });

  onPasteReady((text) => {
    const parameters = expected && parseResponse(decoded(text), expected);
    if (parameters === null) return false;
    resolve(parameters);
    void close();
    return true;
  });
  return { redirectUri, response, finish: close, close };
}

/** Mail programs and terminals break long texts into lines. */
function decoded(text: string): string {
  return Buffer.from(text.replace(/\s/g, ''), 'base64url').toString();
}
