import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { activationCodeLength } from '#contract/activation-code.ts';
import { emailAddressLimits } from '#contract/email-address.ts';
import { longestInput } from '#contract/longest-input.ts';
import { environment } from '../../main/environment/environment.ts';
import { maximumDocument } from '../../main/organisation/signed-document.ts';
import { longestRetryAfterMs } from '../../main/platform/call.ts';
import { capabilities } from '../../main/platform-contract/capabilities.ts';
import {
  configuration,
  nextSteps,
  organisation,
  redirectPaths,
  relayStatus,
} from '../../main/platform-contract/contract.ts';
import { operations } from '../../main/platform-contract/operations.ts';
import { companies } from '../../main/platform-contract/setup-contract.ts';
import { readText } from '../../scripts/lib/run.ts';
import { longestOrganisationSeconds } from '../../scripts/platform-kit/checks/organisations.ts';
import { passwordPolicy } from '../sandbox/platform/passwords.ts';
import { defaultSettings } from '../sandbox/platform/settings.ts';
import { mostWrongCodes } from '../sandbox/platform/sign-ups.ts';
import { Relays } from '../sandbox/relay/relays.ts';

const guide = readText('docs/platform.md');
const [prose = '', table = ''] = guide.split('| what | number | unit | kind |\n');

/** The longest text or list that a schema takes. */
const longest = (schema: z.ZodType) => z.toJSONSchema(schema).maxLength ?? z.toJSONSchema(schema).maxItems;
const { wait } = operations.getSignUp.query;

/** Every number of the guide, as the code has it. */
const numbers: Record<string, unknown> = {
  'local part of an address': emailAddressLimits.localPart,
  address: emailAddressLimits.whole,
  'activation code': activationCodeLength,
  'password policy, shortest': passwordPolicy.minimumLength,
  'password policy, longest': passwordPolicy.maximumLength,
  'version of terms': longestInput.terms,
  'id of a next step': longest(nextSteps.element.shape.id),
  'held answer': longest(relayStatus.shape.response.unwrap()),
  'signed document': maximumDocument,
  'domains of an organisation': longest(organisation.shape.emailDomains),
  'life of a signed organisation, longest': longestOrganisationSeconds,
  'name of an organisation': longest(organisation.shape.name),
  'invoice that is checked': longestInput.invoice,
  'companies in an answer': longest(companies),
  '`wait`': z.toJSONSchema(wait, { io: 'output' }).maximum,
  'grace of a refresh token': defaultSettings.refreshGraceSeconds,
  '`Retry-After` that is heeded': longestRetryAfterMs / 1000,
  'tries for a code': mostWrongCodes,
  'time to another mail': defaultSettings.resendAfterSeconds,
  'life of a sign-up': defaultSettings.signUpSeconds,
  'life of a ticket': defaultSettings.registrationSeconds,
  'life of a relay': new Relays().seconds,
  'life of an access token': defaultSettings.accessTokenSeconds,
};

test('every number of the table is the code’s', () => {
  const rows = table
    .split('\n')
    .filter((row) => row.startsWith('| ') && !row.startsWith('| ---'))
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, what = '', number]): [string, number] => [what, Number(number)]);
  expect(Object.fromEntries(rows)).toEqual(numbers);
});

test('no other place of the guide has a number with a unit', () => {
  expect(
    prose.match(/\d+ ?(?:s|ms|seconds?|minutes?|hours?|days?|bytes|characters|tries|times)\b/g),
  ).toBeNull();
});

describe('the rules', () => {
  const rules = [...prose.matchAll(/(?:\*\*|\| )P-(\d+)/g)].map(([, number]) => Number(number));

  test('have each a number of their own, in order', () => {
    expect(rules).toEqual([...new Set(rules)].toSorted((one, other) => one - other));
  });

  test('that are referred to are there', () => {
    for (const [, number] of prose.matchAll(/P-(\d+)/g)) expect(rules).toContain(Number(number));
  });
});

test('the paths and the problems of the guide are the contract’s', () => {
  for (const path of Object.values(redirectPaths)) expect(guide).toContain(`\`${path}\``);
  const file = readText('main/platform-contract/openapi.yaml');
  for (const [, code = ''] of prose.matchAll(/(?:4\d\d) `([a-z-]+)`/g)) expect(file).toContain(`\`${code}\``);
});

test('every path of the interface that the guide names is one of its operations', () => {
  const paths = Object.values(operations).map(({ path }) => path);
  const named = [
    ...guide.matchAll(/(?<![\w/.])\/(?:onboarding\/v1|connect\/(?:token|revocation)|\.well-known)[\w/{}-]*/g),
  ];
  expect(named.length).toBeGreaterThan(5);
  for (const [path] of named) expect(paths).toContain(path);
});

/** The JSON below a heading of the guide, up to the next. */
function jsonBelow(heading: string): unknown {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  return JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? '');
}

test('the environment file of the guide is one', () => {
  expect(environment.safeParse(jsonBelow('An environment file')).error).toBeUndefined();
});

test('the static file of the guide is a configuration, whose table has every capability', () => {
  expect(configuration.safeParse(jsonBelow('Plain OpenID')).error).toBeUndefined();
  for (const name of capabilities) expect(guide).toContain(`| \`${name}\` |`);
});
