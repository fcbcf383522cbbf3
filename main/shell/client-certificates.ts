import type { App, Certificate } from 'electron';

/** What the policy says of servers that want a client certificate: show none, or ask the person. */
export type ClientCertificateMode = 'none' | 'ask';

/** The certificate to show the server, or null for none. `host` has its port. */
export type ChooseCertificate = (
  host: string,
  certificates: readonly Certificate[],
) => Promise<Certificate | null>;

/**
 * Shows no server a client certificate that the person has not chosen for it. Left alone, Electron would send the first
 * that fits (since 44 for its fetch too), and a name with it, to any server or proxy that asks.
 *
 * A person is asked once for each host as long as the app runs: their answer holds for requests that come meanwhile, and
 * for the next one where this one was over before they had decided.
 *
 * @param mode Asked at each request: rules can change.
 */
export function answerClientCertificates(
  app: Pick<App, 'on'>,
  { mode, choose }: { mode: () => ClientCertificateMode; choose: ChooseCertificate },
): void {
  const answers = new Map<string, Promise<Certificate | null>>();
  app.on('select-client-certificate', (event, _contents, host, certificates, callback) => {
    event.preventDefault();
    if (mode() === 'none') {
      callback();
      return;
    }
    const answer = answers.get(host) ?? choose(host, certificates).catch(() => null);
    answers.set(host, answer);
    void answer.then((chosen) => callback(chosen ?? undefined));
  });
}
