import { Refusal } from '../lib/command-line.ts';
import type { Target } from './implementation.ts';

/** A host that answers nothing for so long is taken for one that cannot be reached, in milliseconds. */
const answerTimeoutMs = 15_000;

/**
 * Makes sure that platform and issuer answer at all, whatever they say: without one of them every check fails for the same
 * reason, which says nothing about a rule.
 * @throws {Refusal} with the address, the reason and what to do
 */
export async function requireAnswers({ platform, issuer }: Target): Promise<void> {
  for (const [option, address] of Object.entries({ platform, issuer })) {
    try {
      const signal = AbortSignal.timeout(answerTimeoutMs);
      const response = await fetch(address, { redirect: 'manual', signal });
      await response.body?.cancel();
    } catch (error) {
      throw new Refusal(`The ${option} ${address} cannot be reached: ${reasonOf(error)}`);
    }
  }
}

/** What went wrong with a connection, in words, and what to do. */
function reasonOf(error: unknown): string {
  const code = networkCodeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there. Start it, or correct the address.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its name is not found. Correct the address, or the name server.';
    case '':
      return error instanceof DOMException && error.name === 'TimeoutError'
        ? 'it did not answer in time. Is something between here and there in the way?'
        : `${messageOf(error)}.`;
  }
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code);
  if (isCertificate)
    return `its certificate is not accepted (${code}). For a certificate authority of your own, name its file in NODE_EXTRA_CA_CERTS.`;
  const isTls = code.startsWith('ERR_SSL') || code === 'EPROTO';
  return isTls ? `it does not speak TLS there (${code}). Is the address http?` : `${code}.`;
}

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : messageOf(error.cause);
};

/** The code of the network's error behind a failed `fetch`; empty where there is none. */
export function networkCodeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}
