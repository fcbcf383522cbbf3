import type { Person } from './people.ts';

type Answer = { status: number; body: unknown };
type SignUp = {
  id: string;
  secret: string;
  person: Person;
  status: 'pending' | 'activated' | 'registered' | 'withdrawn';
  code: string;
  ticket: string | null;
};
type Waiting = { id: string; answer: () => void; process: number };

export const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: `https://platform.test/problems/${code}`, title: code, status },
});
const later = '2027-01-01T00:00:00Z';

/**
 * Sign-ups by e-mail and the mails that were sent for them. A question about one that waits is answered once its mail was
 * used. The same idempotency key is the same request.
 */
export class ScriptedSignUps {
  readonly all = new Map<string, SignUp>();
  /** Mails by the address that each went to. */
  readonly mails: Person[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #accounts: { issueTicket: (person: Person) => string; has: (person: Person) => boolean };
  #waiting: Waiting[] = [];
  #count = 0;

  /** @param accounts.issueTicket gives what makes an account for somebody who has proved their address */
  constructor(accounts: { issueTicket: (person: Person) => string; has: (person: Person) => boolean }) {
    this.#accounts = accounts;
  }

  /** Whether a request is about sign-ups. */
  static isAbout(path: string): boolean {
    return path.startsWith('/onboarding/v1/sign-ups');
  }

  /** The sign-up whose mail came last, of those whose mail can be used: an address that has an account gets another. */
  get openMail(): SignUp | undefined {
    return [...this.all.values()].findLast(
      ({ status, person }) => status === 'pending' && !this.#accounts.has(person),
    );
  }

  /** Sign-ups that are being asked about until something happens. */
  get waiting(): readonly string[] {
    return this.#waiting.map(({ id }) => id);
  }

  /** The person opens the mail's link, on whatever device. */
  useLink(): void {
    const signUp = this.openMail;
    if (!signUp) return;
    this.#activate(signUp);
    this.#tellWaiting(signUp.id);
  }

  /** The account that a ticket was for is there. */
  register(ticket: string): void {
    for (const signUp of this.all.values()) if (signUp.ticket === ticket) signUp.status = 'registered';
  }

  /** Whether the answer is one for when something has happened. */
  isHeldBack(path: string, method: string): boolean {
    return method === 'GET' && this.all.get(idIn(path))?.status === 'pending';
  }

  /** Calls `answer` once the sign-up of the path is no longer pending. */
  wait(path: string, answer: () => void, process: number): () => void {
    const waiting = { id: idIn(path), answer, process };
    this.#waiting.push(waiting);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== waiting);
    };
  }

  forget(process: number): void {
    this.#waiting = this.#waiting.filter((one) => one.process !== process);
  }

  answer(path: string, init: RequestInit | undefined): Answer {
    const headers = new Headers(init?.headers);
    const key = headers.get('idempotency-key');
    const before = key === null ? undefined : this.#answers.get(key);
    if (before) return before;
    const answer = this.#carryOut(path, init, headers);
    if (key !== null && answer.status < 300) this.#answers.set(key, answer);
    return answer;
  }

  #carryOut(path: string, init: RequestInit | undefined, headers: Headers): Answer {
    // Written by the client under test, whose contract the sandbox checks.
    const body = JSON.parse(String(init?.body ?? '{}')) as { email?: string; code?: string };
    if (body.email !== undefined) return this.#start(body.email);
    const signUp = this.all.get(idIn(path));
    if (!signUp || headers.get('authorization') !== `Bearer ${signUp.secret}`)
      return problem(404, 'not-found');
    if (init?.method === 'DELETE') {
      if (signUp.status === 'pending') signUp.status = 'withdrawn';
      this.#tellWaiting(signUp.id);
      return { status: 204, body: null };
    }
    if (signUp.status === 'withdrawn') return problem(404, 'not-found');
    if (path.endsWith('/resend')) {
      if (signUp.status !== 'pending') return problem(410, 'sign-up-expired');
      this.mails.push(signUp.person);
      return { status: 202, body: { resendAt: later } };
    }
    if (path.endsWith('/activate') && signUp.status === 'pending') {
      if (body.code !== signUp.code) return problem(422, 'code-wrong');
      this.#activate(signUp);
      this.#tellWaiting(signUp.id);
    }
    const { status, ticket } = signUp;
    return { status: 200, body: { status, ...(status === 'activated' ? { registration: ticket } : {}) } };
  }

  #start(email: string): Answer {
    this.#count += 1;
    // An address is the person's name at one domain.
    const person = email.split('@')[0] as Person;
    const signUp: SignUp = {
      id: `signup-${person}-${this.#count}`,
      secret: `secret-${person}-${this.#count}`,
      person,
      status: 'pending',
      code: String(100_000 + this.#count),
      ticket: null,
    };
    this.all.set(signUp.id, signUp);
    this.mails.push(person);
    const { id, secret } = signUp;
    return { status: 202, body: { id, secret, phrase: 'warm brood', expiresAt: later, resendAt: later } };
  }

  #activate(signUp: SignUp): void {
    signUp.status = 'activated';
    signUp.ticket = this.#accounts.issueTicket(signUp.person);
  }

  #tellWaiting(id: string): void {
    const told = this.#waiting.filter((one) => one.id === id);
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    for (const { answer } of told) answer();
  }
}

const idIn = (path: string) => path.split('/')[4] ?? '';
