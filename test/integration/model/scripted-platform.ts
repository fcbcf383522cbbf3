import { OnboardingError } from '../../../main/failure/onboarding-error.ts';
import type { Fetch } from '../../../main/network/transport.ts';
import { emailOf, type Person } from './people.ts';
import { problem, ScriptedSignUps } from './scripted-sign-ups.ts';

/** A run of the app, as its surroundings see it. */
export type Process = { number: number; isDead: boolean };

/** What becomes of a request. `lost`: the platform does it, and its answer never arrives. */
type Behaviour = 'answers' | 'held' | 'lost' | 'refuses';

type Issued = {
  person: Person;
  status: 'active' | 'rotated' | 'revoked';
  /** The client was given it. */
  isHeard: boolean;
  process: number;
  /** The process that had it was killed before any keychain could take it: nothing could revoke it. */
  isLeftBehind: boolean;
};
type Held = { path: string; answer: () => void; process: number };

const terms = { version: '1', sha256: 'a', language: 'nl', text: 'x', url: 'https://platform.test/terms' };

/**
 * The platform as its contract says, at the strictest: a refresh token works once (within the grace twice where the answer
 * was lost), and revoking one token says nothing about its successor.
 */
export class ScriptedPlatform {
  behaviour: Behaviour = 'answers';
  readonly tokens = new Map<string, Issued>();
  readonly accounts = new Map<Person, number>([
    ['anna', 1],
    ['bram', 1],
  ]);
  readonly signUps = new ScriptedSignUps({
    issueTicket: (person) => this.#issueTicket(person, 'email'),
    has: (person) => this.accounts.has(person),
  });
  readonly #held: Held[] = [];
  readonly #tickets = new Map<string, { person: Person; kind: 'identity' | 'email' }>();
  readonly #registered = new Map<string, object>();
  #count = 0;

  /** The way out of one process. What it still waits for once that is dead is never answered. */
  fetchOf(process: Process): Fetch {
    return (url, init) => {
      if (this.behaviour === 'refuses') return Promise.reject(new OnboardingError('offline'));
      const { pathname } = new URL(url);
      if (this.behaviour === 'answers' && this.signUps.isHeldBack(pathname, init?.method ?? 'GET'))
        return this.#waitForSignUp(pathname, init, process);
      const answer = this.#answer(pathname, init, process.number);
      if (this.behaviour === 'lost') return Promise.reject(new OnboardingError('timeout'));
      if (this.behaviour === 'answers') return Promise.resolve(this.#responseOf(answer));
      return this.#hold(pathname, () => this.#responseOf(answer), init, process);
    };
  }

  /** Until the mail was used. What becomes of the answer then is as of any other. */
  #waitForSignUp(path: string, init: RequestInit | undefined, process: Process): Promise<Response> {
    return new Promise((resolve, reject) => {
      const onUsed = () => {
        if (!process.isDead)
          this.fetchOf(process)(`https://platform.test${path}`, init).then(resolve, reject);
      };
      const stopWaiting = this.signUps.wait(path, onUsed, process.number);
      const onAbort = () => {
        stopWaiting();
        reject(init?.signal?.reason);
      };
      init?.signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #hold(path: string, response: () => Response, init: RequestInit | undefined, process: Process) {
    return new Promise<Response>((resolve, reject) => {
      const answer = () => {
        if (!process.isDead) resolve(response());
      };
      const held = { path, answer, process: process.number };
      this.#held.push(held);
      const onAbort = () => {
        const at = this.#held.indexOf(held);
        if (at >= 0) this.#held.splice(at, 1);
        reject(init?.signal?.reason);
      };
      init?.signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #responseOf({ status, body }: { status: number; body: unknown }): Response {
    if (isTokens(body)) this.#hear(body.refresh_token);
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  }

  /** Answers the request that waits longest, or the newest. */
  release(which: 'oldest' | 'newest'): void {
    const held = which === 'oldest' ? this.#held.shift() : this.#held.pop();
    held?.answer();
  }

  forget(process: number): void {
    this.signUps.forget(process);
    for (const one of this.#held.filter((held) => held.process === process))
      this.#held.splice(this.#held.indexOf(one), 1);
  }

  get held(): readonly string[] {
    return this.#held.map(({ path }) => path);
  }

  /** Tokens that still work and that a client was told of. */
  get active(): (Issued & { token: string })[] {
    return [...this.tokens].flatMap(([token, issued]) =>
      issued.status === 'active' && issued.isHeard ? [{ token, ...issued }] : [],
    );
  }

  /** A process was killed: what it was given and no keychain holds is lost. */
  leaveBehind(process: number, kept: readonly string[]): void {
    for (const [token, issued] of this.tokens)
      if (issued.process === process && !kept.includes(token)) issued.isLeftBehind = true;
  }

  /** Whether a refresh with this token would be answered, and the client was given no newer one. */
  isNewest(token: string): boolean {
    const successor = this.tokens.get(this.#successors.get(token) ?? '');
    return this.#isUsable(token) && !successor?.isHeard;
  }

  /** Whose session a token was; undefined for what was never issued. */
  personOf(token: string): Person | undefined {
    return this.tokens.get(token)?.person;
  }

  /** Whether a run was given tokens of a person. */
  hasGiven(run: number, email: string): boolean {
    return [...this.tokens.values()].some(
      ({ person, process, isHeard }) => process === run && isHeard && emailOf(person) === email,
    );
  }

  registrantOf(ticket: string): Person | undefined {
    return this.#tickets.get(ticket)?.person;
  }

  #hear(token: string): void {
    const issued = this.tokens.get(token);
    if (issued) issued.isHeard = true;
  }

  #answer(path: string, init: RequestInit | undefined, process: number): { status: number; body: unknown } {
    const bearer = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    const text = String(init?.body ?? '');
    switch (path) {
      case '/connect/token':
        return this.#token(new URLSearchParams(text), process);
      case '/connect/revocation':
        return this.#revoke(new URLSearchParams(text).get('token') ?? '');
      case '/onboarding/v1/registration':
        return init?.method === 'POST'
          ? this.#register(bearer, new Headers(init.headers).get('idempotency-key') ?? '', process)
          : this.#registration(bearer);
      case '/onboarding/v1/me':
        return this.#profile(bearer);
      case '/onboarding/v1/me/next-steps':
        return this.#personBy(bearer) ? { status: 200, body: [] } : problem(401, 'unauthorised');
      default:
        return ScriptedSignUps.isAbout(path) ? this.signUps.answer(path, init) : problem(404, 'not-found');
    }
  }

  #token(form: URLSearchParams, process: number) {
    if (form.get('grant_type') !== 'refresh_token') return this.#exchange(form, process);
    const token = form.get('refresh_token') ?? '';
    const issued = this.tokens.get(token);
    if (!issued || !this.#isUsable(token)) return { status: 400, body: { error: 'invalid_grant' } };
    const successor = this.#successors.get(token);
    if (successor !== undefined) this.#end(successor);
    issued.status = 'rotated';
    const body = this.#issue(issued.person, process);
    this.#successors.set(token, body.refresh_token);
    return { status: 200, body };
  }

  readonly #successors = new Map<string, string>();

  /** Within the grace once more, where the answer was lost. */
  #isUsable(token: string): boolean {
    const status = this.tokens.get(token)?.status;
    return status === 'active' || (status === 'rotated' && this.#isLost(token));
  }

  /** Within the grace: the successor has never been used. */
  #isLost(token: string): boolean {
    const successor = this.#successors.get(token);
    return successor !== undefined && this.tokens.get(successor)?.status === 'active';
  }

  #end(token: string): void {
    const issued = this.tokens.get(token);
    if (issued) issued.status = 'revoked';
  }

  #exchange(form: URLSearchParams, process: number) {
    // The identity's proof is the person's name here.
    const person = form.get('subject_token') as Person;
    if (this.accounts.has(person)) return { status: 200, body: this.#issue(person, process) };
    const registration = this.#issueTicket(person, 'identity');
    return { status: 400, body: { error: 'registration_required', registration } };
  }

  #issueTicket(person: Person, kind: 'identity' | 'email'): string {
    const ticket = `ticket-${person}-${++this.#count}`;
    this.#tickets.set(ticket, { person, kind });
    return ticket;
  }

  #registration(ticket: string) {
    const known = this.#tickets.get(ticket);
    if (!known) return problem(410, 'registration-expired');
    const { person, kind } = known;
    const body = {
      email: emailOf(person),
      kind,
      suggestedUsername: person,
      terms,
      ...(kind === 'email' ? { passwordPolicy: { minimumLength: 4, maximumLength: 64 } } : {}),
      expiresAt: '2027-01-01T00:00:00Z',
    };
    return { status: 200, body };
  }

  #register(ticket: string, key: string, process: number) {
    const before = this.#registered.get(`${ticket} ${key}`);
    if (before) return { status: 201, body: before };
    const known = this.#tickets.get(ticket);
    const isLate = known?.kind === 'email' && this.accounts.has(known.person);
    if (!known || isLate) return problem(410, 'registration-expired');
    const { person } = known;
    this.#tickets.delete(ticket);
    this.signUps.register(ticket);
    this.accounts.set(person, (this.accounts.get(person) ?? 0) + 1);
    const body = this.#issue(person, process);
    this.#registered.set(`${ticket} ${key}`, body);
    return { status: 201, body };
  }

  #profile(bearer: string) {
    const person = this.#personBy(bearer);
    if (!person) return problem(401, 'unauthorised');
    return { status: 200, body: { id: person, username: person, name: person, email: emailOf(person) } };
  }

  /** An access token goes with its refresh token, and lives as long. */
  #personBy(bearer: string): Person | undefined {
    const issued = this.tokens.get(bearer.replace(/^access-/, 'refresh-'));
    return issued?.status === 'active' ? issued.person : undefined;
  }

  #revoke(token: string) {
    this.#end(token);
    return { status: 200, body: null };
  }

  #issue(person: Person, process: number) {
    const number = ++this.#count;
    const refresh_token = `refresh-${person}-${number}`;
    this.tokens.set(refresh_token, {
      person,
      status: 'active',
      isHeard: false,
      process,
      isLeftBehind: false,
    });
    return {
      access_token: `access-${person}-${number}`,
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token,
    };
  }
}

function isTokens(body: unknown): body is { refresh_token: string } {
  return typeof body === 'object' && body !== null && 'refresh_token' in body;
}
