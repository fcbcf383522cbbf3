import { environment } from '../../../main/environment/environment.ts';
import { clientId } from '../../../main/platform-contract/contract.ts';
import type { Implementation, QuestionPage } from '../../../scripts/platform-kit/implementation.ts';
import type { SecondPlatform } from '../../support/second-platform/second-platform.ts';
import { organisation } from '../../support/second-platform/state.ts';

/** What the kit is told of a second platform. */
export function targetOf({ url, state }: SecondPlatform) {
  const provider = { id: 'econnect', kind: 'oidc', clientId, scheme: 'econnect' };
  return {
    platform: url,
    issuer: url,
    environment: environment.parse({
      name: 'second',
      platform: url,
      issuer: url,
      providers: [provider],
      organisationKeys: [state.keys.organisations.jwk],
    }),
  };
}

/** What the kit needs of a second platform, by its own pages. */
export function implementationOf({ url, state, restart }: SecondPlatform): Implementation {
  let given = 0;
  const newPerson = (isVouched: boolean, domain: string) => {
    given += 1;
    const email = `person-${given}@${domain}`;
    state.people.set(email, { subject: `subject-${given}`, email, name: `Person ${given}`, isVouched });
    return { email, method: 'econnect', scheme: 'econnect' } as const;
  };
  const read = new Set<unknown>();
  return {
    newAddress() {
      given += 1;
      return `mail-${given}@second.example`;
    },
    async nextMail(address) {
      for (;;) {
        const mail = state.mails.find((one) => one.to === address && !read.has(one));
        if (mail) {
          read.add(mail);
          return mail;
        }
        await new Promise((arrived) => state.changes.once('change', arrived));
      }
    },
    openMail: ({ link }) => open(`${url}/activate`, { token: new URL(link).hash.slice(1) }),
    openRelay: ({ redirectUri, parameters }) => open(redirectUri, Object.fromEntries(parameters)),
    newPerson: async (kind) => newPerson(kind === 'vouched', 'second.example'),
    async signIn(address, { email }) {
      const asked = await (await fetch(address)).text();
      const page = await post(`${url}/authorize`, { ...fieldsOf(asked), choice: email });
      return {
        redirectUri: /action="([^"]*)"/.exec(page)?.[1] ?? '',
        method: 'POST',
        parameters: new URLSearchParams(fieldsOf(page)),
      };
    },
    organisation: { slug: organisation.slug, emailDomain: organisation.emailDomains[0] ?? '' },
    async advanceClock(seconds) {
      state.movedMs += seconds * 1000;
    },
    async publishTerms() {
      state.termsVersion += '-next';
    },
    async restrict() {
      state.isRestricted = true;
      return {
        outsider: newPerson(true, organisation.emailDomains[0] ?? ''),
        async lift() {
          state.isRestricted = false;
        },
      };
    },
    restart,
  };
}

async function post(url: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return await response.text();
}

/** A page with two buttons. */
async function open(url: string, form: Record<string, string>): Promise<QuestionPage> {
  const text = await post(url, form);
  const action = new URL(/action="([^"]*)"/.exec(text)?.[1] ?? url, url).href;
  const choose = async (choice: 'yes' | 'no') => void (await post(action, { ...fieldsOf(text), choice }));
  return { text, confirm: () => choose('yes'), decline: () => choose('no') };
}

/** The hidden fields of a page. */
function fieldsOf(page: string): Record<string, string> {
  const fields = page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const decoded = (value: string) =>
    value.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)));
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, decoded(value)]));
}
