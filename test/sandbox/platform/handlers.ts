import type { z } from 'zod';
import { clientId, type Organisation } from '../../../main/platform-contract/contract.ts';
import type { OperationName, operations } from '../../../main/platform-contract/operations.ts';
import type { Organisations } from '../organisation/organisations.ts';
import type { Relays } from '../relay/relays.ts';
import type { Environments } from '../setup/environments.ts';
import { SetupService } from '../setup/setup-handlers.ts';
import type { Account } from '../state.ts';
import type { AccountStore } from './account-store.ts';
import { currentConfiguration } from './configuration.ts';
import type { PlatformContext } from './context.ts';
import type { TokenEndpoint } from './exchange.ts';
import { nextStepsIn } from './next-steps.ts';
import { ProblemError } from './problems.ts';
import type { Registrations } from './registrations.ts';
import type { Sessions } from './sessions.ts';
import type { SignUps } from './sign-ups.ts';

type Operations = typeof operations;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type BodyOf<Operation> = Operation extends { body: infer Body } ? Parsed<Body> : undefined;
type QueryOf<Operation> = Operation extends { query: infer Query }
  ? { [Key in keyof Query]?: Parsed<Query[Key]> }
  : Record<never, never>;

/** A request, parsed. */
export type Input<Name extends OperationName> = {
  body: BodyOf<Operations[Name]>;
  query: QueryOf<Operations[Name]>;
  /** What stands in the braces of the path: `{id}`, `{slug}`. */
  id: string;
  /** What came as Bearer; empty for operations that take none. */
  credential: string;
  ifNoneMatch: string | undefined;
  /** Aborts when the caller goes away or the sandbox stops. */
  signal: AbortSignal;
};

/** An answer that the contract knows for this operation. */
type Answer<Name extends OperationName> = {
  [Status in keyof Operations[Name]['answers']]: {
    status: Status;
    value: Operations[Name]['answers'][Status] extends z.ZodType<infer Value> ? Value : null;
    headers?: Record<string, string>;
  };
}[keyof Operations[Name]['answers']];

type Handlers = { [Name in OperationName]: (input: Input<Name>) => Promise<Answer<Name>> };

export type PlatformParts = {
  context: PlatformContext;
  accounts: AccountStore;
  signUps: SignUps;
  registrations: Registrations;
  sessions: Sessions;
  tokens: TokenEndpoint;
  relays: Relays;
  organisations: Organisations;
  environments: Environments;
};

type SignedIn = (accessToken: string) => Promise<Account>;

/** What each operation of the contract does. An operation without an entry does not compile. */
export function createHandlers(parts: PlatformParts): Handlers {
  const { context, accounts, sessions, tokens, relays, organisations } = parts;
  const signedIn: SignedIn = async (accessToken) => {
    const id = await sessions.accountIdOf(accessToken);
    const account = id === undefined ? undefined : accounts.byId(id);
    if (!account) throw new ProblemError(401, 'unauthorised', { 'www-authenticate': 'Bearer' });
    return account;
  };

  const signed = async (organisation: Organisation | undefined) => {
    if (!organisation) throw new ProblemError(404, 'organisation-unknown');
    return { status: 200, value: { organisation: await organisations.sign(organisation) } } as const;
  };

  return {
    getConfiguration: async ({ ifNoneMatch }) => {
      const { configuration, etag } = currentConfiguration(context);
      const headers = { etag, 'cache-control': 'no-cache' };
      if (ifNoneMatch === etag) return { status: 304, value: null, headers };
      return { status: 200, value: configuration, headers };
    },
    getOrganisation: ({ id }) => signed(organisations.bySlug(id)),
    findOrganisation: ({ query }) => signed(organisations.byEmailDomain(query.emailDomain ?? '')),
    openRelay: async ({ body }) => ({ status: 201, value: relays.start(body) }),
    getRelay: async ({ id, credential, query, signal }) => ({
      status: 200,
      value: await relays.wait(id, credential, query.wait ?? 0, signal),
    }),
    withdrawRelay: async ({ id, credential }) => {
      relays.withdraw(id, credential);
      return { status: 204, value: null };
    },
    getTokens: async ({ body }) => tokens.answer(body),
    revoke: async ({ body }) => {
      if (body.client_id !== clientId) return { status: 401, value: { error: 'invalid_client' } };
      sessions.revoke(body.token);
      return { status: 200, value: null };
    },
    getProfile: async ({ credential }) => {
      const { id, username, name, email, organisation } = await signedIn(credential);
      const value = { id, username, name, email, ...(organisation ? { organisation } : {}) };
      return { status: 200, value };
    },
    getNextSteps: async ({ credential, query }) => {
      await signedIn(credential);
      return { status: 200, value: nextStepsIn(query.language ?? 'en', context.url) };
    },
    ...createSignUpHandlers(parts),
    ...createSetupHandlers(parts, signedIn),
  };
}

type SignUpOperation =
  | `${'start' | 'get' | 'resend' | 'withdraw' | 'activate'}SignUp`
  | 'getRegistration'
  | 'register';

function createSignUpHandlers({
  context,
  signUps,
  registrations,
  organisations,
}: PlatformParts): Pick<Handlers, SignUpOperation> {
  return {
    startSignUp: async ({ body: { email, language } }) => {
      if (!context.settings.manualSignUp) throw new ProblemError(403, 'manual-sign-up-disabled');
      if (organisations.restrictionOf(email)) throw new ProblemError(403, 'organisation-restricted');
      return { status: 202, value: signUps.start({ kind: 'activation', email, language }) };
    },
    getSignUp: async ({ id, credential, query, signal }) => {
      const record = signUps.open(id, credential);
      return { status: 200, value: await signUps.wait(record, query.wait ?? 0, signal) };
    },
    resendSignUp: async ({ id, credential }) => ({
      status: 202,
      value: signUps.resend(signUps.open(id, credential)),
    }),
    withdrawSignUp: async ({ id, credential }) => {
      signUps.withdrawIfKnown(id, credential);
      return { status: 204, value: null };
    },
    activateSignUp: async ({ id, credential, body }) => ({
      status: 200,
      value: signUps.activateWithCode(signUps.open(id, credential), body.code),
    }),
    getRegistration: async ({ credential, query }) => ({
      status: 200,
      value: registrations.describe(registrations.open(credential), query.language),
    }),
    register: async ({ credential, body }) => ({
      status: 201,
      value: await registrations.register(registrations.open(credential), body),
    }),
  };
}

type SetupOperation =
  | 'getSetup'
  | 'findCompanies'
  | 'addOrganisation'
  | 'startVerification'
  | 'setReceiving'
  | 'invite'
  | 'checkInvoice';

function createSetupHandlers(
  { accounts, environments }: PlatformParts,
  signedIn: SignedIn,
): Pick<Handlers, SetupOperation> {
  const setups = new SetupService(environments, (email) => accounts.byEmail(email));
  return {
    getSetup: async ({ credential, query, ifNoneMatch, signal }) => {
      const account = await signedIn(credential);
      const seconds = query.wait ?? 0;
      const { setup, etag, isSame } = await environments.wait(account, {
        etag: ifNoneMatch,
        seconds,
        signal,
      });
      const headers = { etag };
      return isSame ? { status: 304, value: null, headers } : { status: 200, value: setup, headers };
    },
    findCompanies: async ({ credential, query }) => ({
      status: 200,
      value: setups.find(await signedIn(credential), query.query ?? ''),
    }),
    addOrganisation: async ({ credential, body }) => ({
      status: 201,
      value: setups.add(await signedIn(credential), body.companyId),
    }),
    startVerification: async ({ credential, id, body }) => ({
      status: 201,
      value: setups.verify(await signedIn(credential), id, body.method),
    }),
    setReceiving: async ({ credential, id, body }) => ({
      status: 200,
      value: setups.receive(await signedIn(credential), id, body),
    }),
    invite: async ({ credential, body }) => ({
      status: 201,
      value: setups.invite(await signedIn(credential), body),
    }),
    checkInvoice: async ({ credential, body, query }) => ({
      status: 200,
      value: setups.checkInvoice(await signedIn(credential), body, query.language),
    }),
  };
}
