import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isPrevented, lifecycle } from './lifecycle.ts';

/** A certificate of the person's and its key, both as PEM. */
type Identity = { cert: string; key: string };

/**
 * The identity to show a server, or null. Asks the app as Electron does: where it prevents nothing, the first is taken.
 *
 * @param host As Electron passes it: `host:port`.
 */
export function chooseIdentity(host: string): Promise<Identity | null> {
  const identities = storedIdentities();
  if (identities.length === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const byCertificate = new Map(identities.map((identity) => [certificateOf(identity.cert), identity]));
    const callback = (chosen?: Offered) =>
      resolve([...byCertificate].find(([{ data }]) => data === chosen?.data)?.[1] ?? null);
    const list = [...byCertificate.keys()];
    if (!isPrevented(lifecycle, 'select-client-certificate', {}, null, host, list, callback))
      callback(list[0]);
  });
}

/** What the person's certificate store holds: the PEM files that STAND_IN_CLIENT_CERTIFICATES names, with `:` between. */
function storedIdentities(): Identity[] {
  const files = process.env.STAND_IN_CLIENT_CERTIFICATES?.split(':') ?? [];
  return files.map((file) => {
    const pem = readFileSync(file, 'utf8');
    return { cert: pem, key: pem };
  });
}

type Offered = Pick<
  Electron.Certificate,
  'data' | 'subjectName' | 'issuerName' | 'serialNumber' | 'validStart' | 'validExpiry'
>;

function certificateOf(pem: string): Offered {
  const certificate = new X509Certificate(pem);
  const nameIn = (text: string) => /^CN=(.*)$/m.exec(text)?.[1] ?? '';
  return {
    data: certificate.toString(),
    subjectName: nameIn(certificate.subject),
    issuerName: nameIn(certificate.issuer),
    serialNumber: certificate.serialNumber,
    validStart: certificate.validFromDate.getTime() / 1000,
    validExpiry: certificate.validToDate.getTime() / 1000,
  };
}
