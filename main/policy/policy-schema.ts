import { z } from 'zod';
import { returnPaths, signInMethods } from '#contract/sign-in-method.ts';
import { languages } from '#contract/snapshot.ts';
import { domainPattern, slugPattern } from '../platform-contract/name-patterns.ts';
import { choice, list, type PolicyKeyDefinition, text, toggle } from './policy-key.ts';

const slug = z.string().regex(slugPattern);
const domain = z.string().max(253).regex(domainPattern);
const https = z.url({ protocol: /^https$/ }).max(2_048);
const since = '0.1.0';

/** Decides who may sign in, and where: every source can narrow it, none can widen it. */
const restriction = { restricts: true, recommendable: false, since } as const;
/** Decides how the app behaves: the highest source wins. */
const preference = { combine: 'highest', restricts: false, recommendable: true, since } as const;

/** Allowed until a source forbids it. */
const permission = toggle({
  ...restriction,
  combine: { strictest: [true, false] },
  default: true,
  example: false,
});

/**
 * Every policy key: what it takes, what holds without it, and how several sources agree on it.
 *
 * The one source of the readers, the reports, and of everything that is generated for administrators. Titles and
 * descriptions are in `assets/policies/texts.*.json`. There is no key for certificates, PKCE, endpoints or programs: a
 * policy can narrow what is allowed and never loosen how it is checked.
 */
export const policyKeys = {
  Organization: text(z.string().toLowerCase().pipe(slug), {
    ...restriction,
    combine: 'same',
    recommendable: true,
    takes: 'organisation',
    example: 'bakkerij-devries',
  }),
  OwnSignInUrl: text(https.or(z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|\[::1\])$/ })), {
    ...restriction,
    combine: 'same',
    recommendable: true,
    takes: 'own-url',
    example: 'https://platform.econnect.eu/o/bakkerij-devries',
  }),
  SignInMode: choice(['suggested', 'required'], {
    ...restriction,
    combine: { strictest: ['suggested', 'required'] },
    default: 'suggested',
    example: 'required',
  }),
  AllowedIdentityProviders: list(z.enum(signInMethods), {
    ...restriction,
    combine: 'intersection',
    options: signInMethods,
    takes: 'choices',
    example: ['microsoft'],
  }),
  AllowedTenants: list(z.guid(), {
    ...restriction,
    combine: 'intersection',
    takes: 'tenants',
    example: ['5f0c7a52-3b1e-4d0c-9a55-2d1b6f4e8c01'],
  }),
  AllowedEmailDomains: list(domain, {
    ...restriction,
    combine: 'intersection',
    takes: 'domains',
    example: ['bakkerij-devries.nl'],
  }),
  AllowEmailSignUp: permission,
  AllowEnvironmentSetup: permission,
  AllowInvitations: permission,
  AllowedTransports: list(z.enum(returnPaths), {
    ...restriction,
    combine: 'intersection',
    options: returnPaths,
    takes: 'choices',
    example: ['loopback', 'relay'],
  }),
  RequireOsKeystore: toggle({
    ...restriction,
    combine: { strictest: [false, true] },
    default: false,
    example: true,
  }),
  ProxyMode: choice(['system', 'direct', 'fixed', 'pac'], {
    ...preference,
    default: 'system',
    example: 'fixed',
  }),
  ProxyServer: text(z.string().regex(/^(?:(?:https?|socks5?):\/\/)?[a-z0-9.-]{1,253}:\d{1,5}$/i), {
    ...preference,
    takes: 'host-and-port',
    example: 'proxy.bakkerij-devries.nl:8080',
  }),
  ProxyPacUrl: text(z.url({ protocol: /^https?$/ }).max(2_048), {
    ...preference,
    takes: 'web-url',
    example: 'https://wpad.bakkerij-devries.nl/proxy.pac',
  }),
  ClientCertificates: choice(['none', 'ask'], {
    ...preference,
    recommendable: false,
    default: 'none',
    example: 'ask',
  }),
  UpdateMode: choice(['none', 'manual', 'notify', 'auto'], {
    ...preference,
    default: 'notify',
    example: 'none',
  }),
  // A language tag with a region, as systems give it, names one of ours (RFC 5646 §2.1).
  Language: choice(languages, {
    ...preference,
    shorten: (tag) => tag.replace(/[-_.].*$/, ''),
    example: 'nl',
  }),
  ManagedByOrganizationName: text(z.string().min(1).max(100), {
    ...preference,
    recommendable: false,
    takes: 'name',
    example: 'Bakkerij De Vries',
  }),
  ManagedByUrl: text(https, {
    ...preference,
    recommendable: false,
    takes: 'https-url',
    example: 'https://intranet.bakkerij-devries.nl/econnect',
  }),
  SupportUrl: text(https, {
    ...preference,
    takes: 'https-url',
    example: 'https://helpdesk.bakkerij-devries.nl',
  }),
  Environment: choice(['production', 'pilot'], {
    ...restriction,
    combine: 'same',
    default: 'production',
    example: 'production',
  }),
} as const satisfies Record<string, PolicyKeyDefinition>;

export type PolicyKey = keyof typeof policyKeys;

/** What the keys say after parsing. */
export type PolicyValues = { [Key in PolicyKey]?: z.output<(typeof policyKeys)[Key]['schema']> };

// The keys are those of `policyKeys`, which is what PolicyKey means.
export const policyKeyNames = Object.keys(policyKeys) as PolicyKey[];

export function isPolicyKey(name: string): name is PolicyKey {
  return Object.hasOwn(policyKeys, name);
}
