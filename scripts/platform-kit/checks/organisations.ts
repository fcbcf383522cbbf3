import { documentTypes, verifySigned } from '../../../main/organisation/signed-document.ts';
import { organisationDocument } from '../../../main/platform-contract/contract.ts';
import { type Check, check, checksNeeding, type Kit, notCheckable } from '../check.ts';
import { expectAnswer, expectSuccess, expectThat } from '../expectation.ts';
import { newName } from '../sign-up-steps.ts';

const organisationCheck = checksNeeding('organisations', 'organisation');

/** How long a signed organisation may live, in seconds. Clients keep it for so long. */
export const longestOrganisationSeconds = 30 * 24 * 60 * 60;

/** The payload of a signed organisation that the client would accept with its environment. */
async function documentOf({ environment, issuer, platformNow }: Kit, text: string) {
  const verified = await verifySigned(text, {
    keys: environment.organisationKeys,
    typ: documentTypes.organisation,
    issuer,
    now: platformNow(),
  });
  if (!verified.ok) expectThat(false, 'a document that counts in the environment', verified.reason);
  const parsed = organisationDocument.safeParse(verified.payload);
  const wrong = parsed.error?.issues.map(({ path }) => path.join('.')).join(', ');
  expectThat(parsed.success, 'an organisation as the OpenAPI file says', `another shape at ${wrong}`);
  return parsed.data;
}

/** The section "Organisations". */
export const organisationChecks: readonly Check[] = [
  organisationCheck(
    'P-60',
    'an organisation is found by slug and by domain, signed by a pinned key',
    async (kit) => {
      const { slug, emailDomain } = kit.port.organisation;
      const bySlug = await kit.call('getOrganisation', { id: slug });
      expectSuccess(bySlug, 200, 'by slug');
      const byDomain = await kit.call('findOrganisation', { query: { emailDomain } });
      expectSuccess(byDomain, 200, 'by domain');
      for (const { body } of [bySlug, byDomain]) {
        const { organisation } = await documentOf(kit, body.organisation);
        expectThat(organisation.slug === slug, `the organisation ${slug}`, organisation.slug);
        expectThat(organisation.emailDomains.includes(emailDomain), `its domain ${emailDomain}`, 'others');
      }
    },
  ),
  check('P-60', 'an organisation that does not exist is 404', ['organisations'], async (kit) => {
    const bySlug = await kit.call('getOrganisation', { id: newName() });
    expectAnswer(bySlug, 404, 'organisation-unknown', 'by slug');
    const byDomain = await kit.call('findOrganisation', { query: { emailDomain: `${newName()}.example` } });
    expectAnswer(byDomain, 404, 'organisation-unknown', 'by domain');
  }),
  organisationCheck('P-61', 'the document names the issuer, and does not live too long', async (kit) => {
    const { body } = await kit.call('getOrganisation', { id: kit.port.organisation.slug });
    const { iat, exp } = await documentOf(kit, body.organisation);
    const seconds = exp - iat;
    const isShort = seconds > 0 && seconds <= longestOrganisationSeconds;
    expectThat(isShort, `a life of at most ${longestOrganisationSeconds} seconds`, `${seconds} seconds`);
  }),
  notCheckable('P-62', 'where a private key is kept is not seen from outside'),
];
