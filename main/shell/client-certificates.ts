import type { App, Certificate } from 'electron';

/** The policy for servers that request a client certificate: send none, or ask the person. */
export type ClientCertificateMode = 'none' | 'ask';

/** Chooses the certificate for a server, or null for none. `host` includes the port. */
export type ChooseCertificate = (
  host: string,
  certificates: readonly Certificate[],
) => Promise<Certificate | null>;

/**
 * Sends a client certificate only if the person chose it for that server. By default Electron sends the first one that
 * matches, with the person's name, to any server or proxy that requests one (since version 44 also for its fetch).
 *
 * The person is asked once for each host while the app runs. The choice also applies to requests that arrive meanwhile, and
 * to later ones if the first request ended before the choice.
 *
 * @param mode Called for each request, because the policy can change.
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
