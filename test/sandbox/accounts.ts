/* The made-up people of the sandbox. Their domains end in .test or belong to the consumer services they imitate. */

/** The tenant that every personal Microsoft account is in. */
export const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const tenants = {
  bakkerij: '5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01',
  molen: '8a6de1f4-77b2-4a0e-8c39-0b9e5d7a1c02',
  nieuw: 'c41b9d36-1e58-4f7a-b2d0-6a8f3e5c7d03',
} as const;

export type MicrosoftAccount = {
  /** `sub`: differs per application at Entra, so it is not the `oid`. */
  subject: string;
  objectId: string;
  tenantId: string;
  email: string;
  name: string;
  kind: 'work' | 'private';
  /** `xms_edov`: the tenant has proven that it owns the domain of the address. */
  domainOwnerVerified: boolean;
};

export type GoogleAccount = {
  subject: string;
  email: string;
  name: string;
  kind: 'work' | 'private';
  emailVerified: boolean;
  /** `hd`: present for Workspace accounts only. */
  hostedDomain?: string;
};

export const microsoftAccounts = {
  /** Has an account at the platform that this identity is linked to. */
  anna: {
    subject: 'AAAAAAAAAAAAAAAAAAAAAIanna0001',
    objectId: 'a0000000-0000-4000-8000-00000000a001',
    tenantId: tenants.bakkerij,
    email: 'anna@bakkerij-devries.test',
    name: 'Anna de Vries',
    kind: 'work',
    domainOwnerVerified: true,
  },
  /** Has an account made by e-mail with the same address; nothing is linked to it. */
  bram: {
    subject: 'AAAAAAAAAAAAAAAAAAAAAIbram0002',
    objectId: 'a0000000-0000-4000-8000-00000000a002',
    tenantId: tenants.bakkerij,
    email: 'bram@bakkerij-devries.test',
    name: 'Bram Jansen',
    kind: 'work',
    domainOwnerVerified: true,
  },
  /** As Bram, but her tenant has not proven that it owns the domain: the platform asks for a confirmation. */
  carla: {
    subject: 'AAAAAAAAAAAAAAAAAAAAAIcarla003',
    objectId: 'a0000000-0000-4000-8000-00000000a003',
    tenantId: tenants.molen,
    email: 'carla@molen.test',
    name: 'Carla Molenaar',
    kind: 'work',
    domainOwnerVerified: false,
  },
  /** A personal account, without an account at the platform. */
  dirk: {
    subject: 'AAAAAAAAAAAAAAAAAAAAAIdirk0004',
    objectId: '00000000-0000-0000-4d1c-0000000d1234',
    tenantId: consumerTenant,
    email: 'dirk.prive@outlook.com',
    name: 'Dirk Visser',
    kind: 'private',
    domainOwnerVerified: false,
  },
  /** No account at the platform yet. */
  eva: {
    subject: 'AAAAAAAAAAAAAAAAAAAAAIeva00005',
    objectId: 'a0000000-0000-4000-8000-00000000a005',
    tenantId: tenants.nieuw,
    email: 'eva@nieuw.test',
    name: 'Eva van den Berg',
    kind: 'work',
    domainOwnerVerified: true,
  },
} as const satisfies Record<string, MicrosoftAccount>;

export const googleAccounts = {
  /** No account at the platform yet. */
  fenna: {
    subject: '100000000000000000001',
    email: 'fenna@bakkerij-devries.test',
    name: 'Fenna Bakker',
    kind: 'work',
    emailVerified: true,
    hostedDomain: 'bakkerij-devries.test',
  },
  /** Has an account made by e-mail with the same address. */
  bram: {
    subject: '100000000000000000002',
    email: 'bram@bakkerij-devries.test',
    name: 'Bram Jansen',
    kind: 'work',
    emailVerified: true,
    hostedDomain: 'bakkerij-devries.test',
  },
  /** A personal account, without an account at the platform. */
  gerrit: {
    subject: '100000000000000000003',
    email: 'gerrit@gmail.com',
    name: 'Gerrit Smit',
    kind: 'private',
    emailVerified: true,
  },
  /** Google does not vouch for her address. */
  hanna: {
    subject: '100000000000000000004',
    email: 'hanna@molen.test',
    name: 'Hanna de Boer',
    kind: 'work',
    emailVerified: false,
  },
  /** No account at the platform yet. */
  pim: {
    subject: '100000000000000000005',
    email: 'pim@molen.test',
    name: 'Pim Molenaar',
    kind: 'work',
    emailVerified: true,
    hostedDomain: 'molen.test',
  },
} as const satisfies Record<string, GoogleAccount>;

export type AppleAccount = {
  subject: string;
  email: string;
  name: string;
  kind: 'work' | 'private';
  /** The address is one that Apple made up and forwards from. */
  addressHidden: boolean;
};

export const appleAccounts = {
  /** No account at the platform yet. */
  iris: {
    subject: '001001.aa00000000000000000000000000iris.0001',
    email: 'iris@bakkerij-devries.test',
    name: 'Iris de Vries',
    kind: 'work',
    addressHidden: false,
  },
  /** Hides his address. */
  joost: {
    subject: '001002.aa0000000000000000000000000joost.0002',
    email: 'x7k2p9qw4t@privaterelay.appleid.com',
    name: 'Joost Kramer',
    kind: 'private',
    addressHidden: true,
  },
  /** A private address, without an account at the platform. */
  mees: {
    subject: '001003.aa00000000000000000000000000mees.0003',
    email: 'mees.prive@icloud.com',
    name: 'Mees Kuiper',
    kind: 'private',
    addressHidden: false,
  },
} as const satisfies Record<string, AppleAccount>;

export type OrganisationAccount = { subject: string; email: string; name: string; kind: 'work' | 'private' };

/** The accounts at the provider of a bakery that runs its own, also for others. */
export const organisationAccounts = {
  /** No account at the platform yet. */
  karin: { subject: 'karin.smit', email: 'karin@bakkerij-devries.test', name: 'Karin Smit', kind: 'work' },
  /** Has an account made by e-mail with the same address. */
  bram: { subject: 'bram.jansen', email: 'bram@bakkerij-devries.test', name: 'Bram Jansen', kind: 'work' },
  /** Hired from elsewhere: an account here, an address of another company. */
  lars: { subject: 'lars.inhuur', email: 'lars@molen.test', name: 'Lars Peters', kind: 'work' },
  /** No account at the platform yet. Of a company that signs in here as well. */
  noor: { subject: 'noor.elan', email: 'noor@nieuw-elan.test', name: 'Noor Elan', kind: 'work' },
} as const satisfies Record<string, OrganisationAccount>;

/** An account that is at the platform before anybody signs in. */
export type PlatformAccountSeed = {
  username: string;
  name: string;
  email: string;
  organisation?: string;
  /** For eConnect's own login page. */
  password?: string;
  totpSecret?: string;
};

export const platformAccounts = {
  anna: {
    username: 'anna.devries',
    name: 'Anna de Vries',
    email: 'anna@bakkerij-devries.test',
    organisation: 'Bakkerij De Vries',
  },
  bram: {
    username: 'bram.jansen',
    name: 'Bram Jansen',
    email: 'bram@bakkerij-devries.test',
    organisation: 'Bakkerij De Vries',
    password: 'Bakkerij-2026!',
  },
  /** Is asked for a code of her authenticator app as well. */
  carla: {
    username: 'carla',
    name: 'Carla Molenaar',
    email: 'carla@molen.test',
    organisation: 'Molen B.V.',
    password: 'Molenwiek-2026!',
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
} as const satisfies Record<string, PlatformAccountSeed>;

const { anna, bram, carla } = platformAccounts;

/** What a person types at eConnect's own login page. Carla is asked for a code as well; Anna has no password. */
export const logins = {
  anna: { name: anna.username, password: '' },
  bram: { name: bram.username, password: bram.password },
  carla: { name: carla.username, password: carla.password },
} as const;
