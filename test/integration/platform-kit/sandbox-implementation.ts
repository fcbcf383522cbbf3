import { capabilities } from '../../../main/platform-contract/capabilities.ts';
import { redirectPaths } from '../../../main/platform-contract/contract.ts';
import type {
  AuthorizationResponse,
  Implementation,
  Mail,
  Person,
  QuestionPage,
} from '../../../scripts/platform-kit/implementation.ts';
import { runChecks } from '../../../scripts/platform-kit/run-checks.ts';
import type { GoogleAccount } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { askByLink } from '../../support/mail-link.ts';
import { Browser } from '../../support/provider-visit.ts';
import { startCrowdedSandbox } from '../load/crowd.ts';
import { fieldsOf } from '../sandbox/broker-person.ts';

/** More people of each kind than the kit asks for. */
const peopleOfKind = 30;

type Kind = 'vouched' | 'unvouched' | 'outsider';

/** People at the sandbox's Google. An outsider has an address of an organisation that signs in at Microsoft. */
const people = (['vouched', 'unvouched', 'outsider'] as const).flatMap((kind, at) =>
  Array.from({ length: peopleOfKind }, (_, index): GoogleAccount & { given: Kind } => ({
    given: kind,
    subject: `${3 + at}${String(index).padStart(20, '0')}`,
    email: `${kind}-${index}@${kind === 'outsider' ? 'bakkerij-devries.test' : 'kit.test'}`,
    name: `Kit ${index}`,
    kind: 'work',
    emailVerified: kind !== 'unvouched',
  })),
);

type CheckedSandbox = {
  sandbox: Sandbox;
  /** Carries out some checks of the kit. */
  check(checks: Parameters<typeof runChecks>[0]): ReturnType<typeof runChecks>;
  close(): Promise<void>;
};

/** A sandbox that the kit can check. `advanceClock` moves the time of this process. */
export async function startCheckedSandbox(
  dataFolder: string,
  advanceClock: (seconds: number) => void,
): Promise<CheckedSandbox> {
  const start = async () => {
    const started = await startCrowdedSandbox(people, { dataFolder });
    started.platform.configure({ capabilities });
    return started;
  };
  let sandbox = await start();
  let environments = 0;
  const remaining = [...people];
  let addresses = 0;
  let termsVersions = 0;

  const nextPerson = (kind: Kind): Person => {
    const index = remaining.findIndex(({ given }) => given === kind);
    const [person] = remaining.splice(index, 1);
    if (index === -1 || person === undefined) throw new Error(`no more people are ${kind}`);
    return { email: person.email, method: 'google', scheme: 'google' };
  };

  const implementation: Implementation = {
    newAddress() {
      addresses += 1;
      return `kit-${addresses}@kit.test`;
    },
    nextMail: (address) => sandbox.mailbox.next(address),
    openMail,
    openRelay,
    newPerson: async (kind) => nextPerson(kind),
    signIn: (url, person) => signIn(sandbox, url, person),
    organisation: { slug: 'molen', emailDomain: 'molen.test' },
    advanceClock: async (seconds) => advanceClock(seconds),
    publishTerms: async () => {
      termsVersions += 1;
      sandbox.platform.publishTerms(`kit-${termsVersions}`);
    },
    restrict: async () => {
      sandbox.platform.restrictOrganisation('bakkerij-devries', true);
      const lift = async () => sandbox.platform.restrictOrganisation('bakkerij-devries', false);
      return { outsider: nextPerson('outsider'), lift };
    },
    newEnvironment: async () => {
      environments += 1;
      const { environments: known } = sandbox.platform;
      known.clear();
      known.add(known.of({ email: 'eva@eigenaar.test', name: 'Eva Eigenaar' }), 'company-0403170701');
      return {
        administrator: `first@setup-${environments}.test`,
        guest: `second@setup-${environments}.test`,
        free: ['69599084', '69599068', '00000019'],
        receivesElsewhere: '68750110',
        elsewhere: { number: '0403170701', owner: ['eigenaar.test', 'Eva Eigenaar'] },
        dissolved: '69599076',
      };
    },
    payVerification: pay,
    restart: async () => {
      await sandbox.close();
      sandbox = await start();
    },
  };
  const { environment } = sandbox;
  const target = { platform: environment.platform, issuer: environment.issuer, environment };
  return {
    sandbox,
    check: (checks) => runChecks(checks, target, implementation),
    close: () => sandbox.close(),
  };
}

/** What the script of the activation page does. */
async function openMail({ link }: Mail): Promise<QuestionPage> {
  const ask = async (path: 'look' | 'confirm' | 'withdraw') => {
    const response = await askByLink(link, path);
    if (!response.ok) throw new Error(`the activation page was answered ${response.status}`);
    return await response.text();
  };
  return {
    text: await ask('look'),
    confirm: async () => void (await ask('confirm')),
    decline: async () => void (await ask('withdraw')),
  };
}

/** Pays at the page of the bank, which is gone once it was used. */
async function pay(url: string, from: 'own-account' | 'other-account'): Promise<void> {
  const payment = from === 'own-account' ? 'right-account' : 'wrong-account';
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ payment }) });
  if (!response.ok) throw new Error(`the page of the bank answered ${response.status}`);
}

async function openRelay({ redirectUri, parameters }: AuthorizationResponse): Promise<QuestionPage> {
  const browser = new Browser({ 'accept-language': 'en' });
  const page = await (await browser.post(redirectUri, Object.fromEntries(parameters))).text();
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1] ?? redirectUri;
  const confirmation = fieldsOf(page).get('confirmation') ?? '';
  const choose = async (choice: 'yes' | 'no') => {
    const response = await browser.post(new URL(action, redirectUri).href, { confirmation, choice });
    if (!response.ok) throw new Error(`the relay page was answered ${response.status}`);
  };
  return { text: page, confirm: () => choose('yes'), decline: () => choose('no') };
}

/** Follows an authorization request through the issuers' pages, as far as the response for the client. */
async function signIn(sandbox: Sandbox, url: string, person: Person): Promise<AuthorizationResponse> {
  const subject = people.find(({ email }) => email === person.email)?.subject ?? '';
  const browser = new Browser({ 'accept-language': 'en' });
  const origins = Object.values(sandbox.urls);
  const returnPaths: readonly string[] = Object.values(redirectPaths);
  const isForClient = ({ origin, pathname }: URL) =>
    !origins.includes(origin) || returnPaths.includes(pathname);

  let at = new URL(url);
  let response = await browser.get(url);
  for (let page = 0; page < 20; page += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      at = new URL(location, at);
      if (isForClient(at)) return { ...redirectOf(at), method: 'GET' };
      response = await browser.get(at.href);
      continue;
    }
    const text = await response.text();
    at = new URL(/<form method="post" action="([^"]*)"/.exec(text)?.[1] ?? '', at);
    const isResponse = /name="(?:code|error)"/.test(text);
    if (isResponse && isForClient(at))
      return { redirectUri: at.href, method: 'POST', parameters: fieldsOf(text) };
    const form = isResponse ? Object.fromEntries(fieldsOf(text)) : { account: subject };
    response = await browser.post(at.href, form);
  }
  throw new Error('the issuer never answered');
}

function redirectOf(url: URL): { redirectUri: string; parameters: URLSearchParams } {
  return { redirectUri: url.origin + url.pathname, parameters: url.searchParams };
}
