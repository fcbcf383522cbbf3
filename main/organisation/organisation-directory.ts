import { z } from 'zod';
import type { OrganisationKey } from '../environment/environment.ts';
import { codeOf, OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { type Organisation, organisationDocument, organisationSlug } from '../platform-contract/contract.ts';
import { asciiDomain, includesDomain } from '../platform-contract/domain.ts';
import { once, tolerant } from '../platform-contract/tolerant-reader.ts';
import { type EditableFile, editedFile } from '../storage/edited-file.ts';
import { documentTypes, maximumDocument, verifySigned } from './signed-document.ts';

/** Asks for an organisation and gives the compact JWS as it came. Rejects with an `OnboardingError`. */
export type AskOrganisations = {
  bySlug(slug: string, signal: AbortSignal): Promise<string>;
  byEmailDomain(emailDomain: string, signal: AbortSignal): Promise<string>;
};

/** More organisations than one person has to do with. */
const mostKept = 20;

/** The last good answers as they are kept on disk, newest first: as signed as they came. */
export const keptOrganisations = z
  .array(z.object({ slug: organisationSlug, document: z.string().max(maximumDocument) }))
  .max(mostKept);
export type KeptOrganisations = z.infer<typeof keptOrganisations>;

/**
 * Organisations, by what the platform has signed.
 *
 * `bySlug` and `byEmailDomain` throw an OnboardingError: `organisation-unknown`; `organisation-answer-invalid` where the
 * answer is not signed by the platform or is about another; `organisation-unavailable` where nobody could be asked and
 * nothing is kept. Once the signal aborts they reject with its reason.
 */
export type OrganisationDirectory = AsOrganisations & {
  /** The last good answer while it lasts, without asking anybody. */
  kept(slug: string): Promise<Organisation | null>;
};
type AsOrganisations = {
  [Way in keyof AskOrganisations]: (...asked: Parameters<AskOrganisations[Way]>) => Promise<Organisation>;
};

type DirectoryOptions = {
  ask: AskOrganisations;
  /** Of the environment. */
  keys: readonly OrganisationKey[];
  issuer: string;
  /** Where the last good answers are kept. */
  file: EditableFile<KeptOrganisations>;
  log: Pick<Log, 'info'>;
  /** Milliseconds since 1970. */
  now?: () => number;
};

type Opened = z.infer<typeof organisationDocument>;
type Test = (organisation: Organisation) => boolean;

/** The directory at the platform, and the answers that were kept of it for when it cannot be reached. */
export function organisationDirectory(options: DirectoryOptions): OrganisationDirectory {
  const { ask, keys, issuer, file, log, now = Date.now } = options;
  const kept = editedFile<KeptOrganisations>(file, []);

  const onUnknown = once((what) => log.info('an organisation has more than this version knows', { what }));
  const readDocument = tolerant(organisationDocument, onUnknown);
  const open = async (document: string): Promise<Opened | { defect: string }> => {
    const rules = { keys, issuer, typ: documentTypes.organisation, now: now() };
    const verified = await verifySigned(document, rules);
    if (!verified.ok) return { defect: verified.reason };
    const parsed = readDocument.safeParse(verified.payload);
    return parsed.success ? parsed.data : { defect: 'malformed' };
  };
  const openAmong = async (all: KeptOrganisations, test: Test): Promise<Opened | null> => {
    for (const { document } of all) {
      const opened = await open(document);
      if (!('defect' in opened) && test(opened.organisation)) return opened;
    }
    return null;
  };
  const openKept = async (test: Test) => openAmong(await kept.read(), test);

  const take = async (document: string, isAbout: Test): Promise<Organisation> => {
    const answer = await open(document);
    if ('defect' in answer) throw invalid(answer.defect);
    const { slug } = answer.organisation;
    if (!isAbout(answer.organisation)) throw invalid('about another');
    let newest = answer;
    // Compared in turn, so that of two answers that come at once the older never takes the place of the newer.
    await kept.edit(async (all) => {
      const before = await openAmong(all, (organisation) => organisation.slug === slug);
      // The one that was signed later counts: an answer that was recorded earlier cannot take its place.
      if (before && before.iat > answer.iat) newest = before;
      if (!isAbout(newest.organisation)) throw invalid('about another');
      if (newest !== answer) return all;
      return [{ slug, document }, ...all.filter((one) => one.slug !== slug)].slice(0, mostKept);
    });
    return newest.organisation;
  };
  const forget = async (isAbout: Test) => {
    await kept.edit(async (all) => {
      const gone = await openAmong(all, isAbout);
      return gone ? all.filter(({ slug }) => slug !== gone.organisation.slug) : all;
    });
  };

  const find = async (
    asked: (signal: AbortSignal) => Promise<string>,
    isAbout: Test,
    signal: AbortSignal,
  ): Promise<Organisation> => {
    let document: string;
    try {
      document = await asked(signal);
    } catch (error) {
      signal.throwIfAborted();
      if (codeOf(error) === 'organisation-unknown') {
        await forget(isAbout);
        throw error;
      }
      const known = await openKept(isAbout);
      if (!known) throw new OnboardingError('organisation-unavailable', error);
      log.info('an organisation as it was kept', { slug: known.organisation.slug, code: codeOf(error) });
      return known.organisation;
    }
    return await take(document, isAbout);
  };

  const named = (slug: string) => (organisation: Organisation) => organisation.slug === slug;
  return {
    kept: async (slug) => (await openKept(named(slug)))?.organisation ?? null,
    bySlug: (slug, signal) => find((until) => ask.bySlug(slug, until), named(slug), signal),
    byEmailDomain: (emailDomain, signal) => {
      const isTheirs: Test = ({ emailDomains }) => includesDomain(emailDomains, emailDomain);
      return find(
        (until) => ask.byEmailDomain(asciiDomain(emailDomain) ?? emailDomain, until),
        isTheirs,
        signal,
      );
    },
  };
}

const invalid = (why: string) => new OnboardingError('organisation-answer-invalid', new Error(why));
