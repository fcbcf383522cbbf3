import { existsSync } from 'node:fs';
import { installDebianPackages } from '../lib/debian.ts';

/** Each issuer of the tests of plain OpenID: the files that it needs, and the Debian packages that bring them. */
const issuers = {
  glewlwyd: { files: ['/usr/bin/glewlwyd'], packages: ['glewlwyd'] },
  /** The portal alone, with the modules for OpenID Connect that Debian only recommends. */
  'LemonLDAP::NG': {
    files: [
      '/usr/bin/plackup',
      '/usr/share/lemonldap-ng/portal/templates',
      '/usr/share/perl5/IO/String.pm',
      '/usr/share/perl5/String/Random.pm',
    ],
    packages: ['liblemonldap-ng-portal-perl', 'libio-string-perl', 'libstring-random-perl'],
  },
} as const;

type IssuerName = keyof typeof issuers;

/** Returns why a test with this issuer cannot run, or null if it is installed. */
export function issuerMissing(name: IssuerName): string | null {
  const { files, packages } = issuers[name];
  if (files.every((file) => existsSync(file))) return null;
  return `${name} not on this machine (Debian: apt-get install ${packages.join(' ')})`;
}

/**
 * Installs the issuers of the tests of plain OpenID from Debian's packages, if root. Never rejects: without an issuer its test
 * is skipped, with the reason.
 */
export async function installIssuers(): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const { files, packages } of Object.values(issuers)) {
    if (files.every((file) => existsSync(file))) continue;
    console.log(`Missing for the tests of plain OpenID: ${packages.join(', ')}; installing …`);
    await installDebianPackages(packages);
  }
}
