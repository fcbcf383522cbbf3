import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a server shows, and the key that proves that it may. */
export type ServerCertificate = { key: string; cert: string };

/** An authority of a test's own, which nobody trusts who was not told to. */
export type TlsAuthority = {
  /** The organisation that its certificates name as their issuer. */
  name: string;
  /** Its certificate, for `NODE_EXTRA_CA_CERTS`. */
  file: string;
  /** A certificate for a host, valid for a day unless it is to have expired. */
  issue(host: string, options?: { isExpired?: boolean }): Promise<ServerCertificate>;
  /** One that nobody vouches for but itself. */
  selfSigned(host: string): Promise<ServerCertificate>;
};

const openssl = async (...args: string[]) => void (await promisify(execFile)('openssl', args));
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes an authority with its files in a folder of its own. */
export async function tlsAuthority(within: string): Promise<TlsAuthority> {
  const folder = await mkdtemp(join(within, 'authority-'));
  const at = (file: string) => join(folder, file);
  const name = 'Test Authority';
  const subject = (host: string) => ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const read = async (id: string) => ({
    key: await readFile(at(`${id}.key`), 'utf8'),
    cert: await readFile(at(`${id}.pem`), 'utf8'),
  });
  let count = 0;
  const next = (kind: string) => {
    count += 1;
    return `${kind}-${count}`;
  };
  const isAuthority = ['-addext', 'basicConstraints=critical,CA:TRUE'];
  const root = ['-subj', `/O=${name}/CN=Test Root`, ...isAuthority, '-days', '1'];
  await openssl('req', '-x509', ...newKey, ...root, '-keyout', at('root.key'), '-out', at('root.pem'));
  return {
    name,
    file: at('root.pem'),
    async issue(host, { isExpired = false } = {}) {
      const id = next('issued');
      await openssl('req', ...newKey, ...subject(host), '-keyout', at(`${id}.key`), '-out', at(`${id}.csr`));
      const signer = ['-CA', at('root.pem'), '-CAkey', at('root.key'), '-CAcreateserial'];
      const days = ['-days', isExpired ? '-1' : '1', '-copy_extensions', 'copy'];
      await openssl('x509', '-req', '-in', at(`${id}.csr`), ...signer, ...days, '-out', at(`${id}.pem`));
      return read(id);
    },
    async selfSigned(host) {
      const id = next('self');
      const files = ['-keyout', at(`${id}.key`), '-out', at(`${id}.pem`)];
      await openssl('req', '-x509', ...newKey, ...subject(host), '-days', '1', ...files);
      return read(id);
    },
  };
}
