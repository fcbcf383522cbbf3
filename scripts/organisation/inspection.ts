import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { environment } from '../../main/environment/environment.ts';
import { documentIn, type ProfileCode, readProfile } from '../../main/organisation/organisation-profile.ts';
import { maxProfileBytes } from '../../main/organisation/profile-store.ts';
import { type DocumentDefect, documentTypes, verifySigned } from '../../main/organisation/signed-document.ts';
import { organisationDocument } from '../../main/platform-contract/contract.ts';
import { tolerant } from '../../main/platform-contract/tolerant-reader.ts';
import { Refusal } from '../lib/command-line.ts';
import { readGivenFile } from '../lib/given-file.ts';
import { root } from '../lib/run.ts';
import { readJson } from './keys.ts';

const why: Record<ProfileCode | DocumentDefect, string> = {
  'profile-unreadable': 'it is no profile, or has values that a profile cannot have',
  'profile-tampered': 'it was changed after it was signed',
  'profile-unknown-key':
    'the environment does not pin the key that signed it, or is not the one it was signed for',
  'profile-expired': 'it has expired',
  malformed: 'it is no signed document, or has values that one cannot have',
  tampered: 'it was changed after it was signed',
  'unknown-key': 'the environment does not pin the key that signed it',
  'other-issuer': 'it was signed for another environment',
  expired: 'it has expired',
};

const stated = z.object({ kid: z.string().optional(), typ: z.string().optional() });

/** Returns the content of a signed file, and whether its signature is accepted in an environment. */
export async function inspect(
  path: string,
  environmentPath = join(root, 'assets/environments/production.json'),
): Promise<{ isValid: boolean; report: string }> {
  const parsed = environment.safeParse(await readJson(environmentPath));
  if (!parsed.success) throw new Refusal(`${environmentPath} is no environment`);
  const { organisationKeys: keys, issuer, name } = parsed.data;
  const text = documentIn(await readGivenFile(path, maxProfileBytes));
  const header = headerOf(text);
  const { kid = 'nobody', typ } = stated.safeParse(header).data ?? {};
  const rules = { keys, issuer, now: Date.now() };
  const defect =
    typ === documentTypes.organisation
      ? await defectOfAnswer(text, rules)
      : await defectOfProfile(text, rules);
  const verdict =
    defect === null ? `valid in ${name}, signed by ${kid}` : `NOT VALID in ${name}: ${why[defect]}`;
  const none = keys.length === 0 ? [`  ${name} pins no key yet, so that nothing counts there`] : [];
  const claims = claimsOf(text);
  return {
    isValid: defect === null,
    report: [
      path,
      `  ${verdict}`,
      ...none,
      ...momentsOf(claims),
      '',
      'Header',
      shown(header),
      '',
      'Claims',
      shown(claims),
    ].join('\n'),
  };
}

type Rules = Parameters<typeof readProfile>[1];

async function defectOfProfile(text: string, rules: Rules): Promise<ProfileCode | null> {
  const found = await readProfile(text, rules);
  return found.ok ? null : found.code;
}

async function defectOfAnswer(text: string, rules: Rules): Promise<DocumentDefect | null> {
  const verified = await verifySigned(text, { ...rules, typ: documentTypes.organisation });
  if (!verified.ok) return verified.reason;
  return tolerant(organisationDocument).safeParse(verified.payload).success ? null : 'malformed';
}

function headerOf(text: string): unknown {
  try {
    return decodeProtectedHeader(text);
  } catch {
    return undefined;
  }
}

function claimsOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}

function momentsOf(claims: unknown): string[] {
  const day = z.number().transform((seconds) => new Date(seconds * 1000));
  const { data } = z.object({ iat: day, exp: day }).safeParse(claims);
  if (!data || [data.iat, data.exp].some((date) => Number.isNaN(date.getTime()))) return [];
  return [`  signed ${data.iat.toISOString()}, until ${data.exp.toISOString()}`];
}

/** Escapes control characters, so that untrusted content cannot control the terminal. */
function shown(value: unknown): string {
  if (value === undefined) return '(cannot be read)';
  const code = (character: string) => `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => line.replace(/\p{C}/gu, code))
    .join('\n');
}
