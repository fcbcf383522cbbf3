import { z } from 'zod';
import type { OrganisationKey } from '../environment/environment.ts';
import { OnboardingError } from '../failure/onboarding-error.ts';
import type { Log } from '../log/log.ts';
import { type Organisation, organisationDocument, organisationSlug } from '../platform-contract/contract.ts';
import { createReportOnce, tolerant } from '../platform-contract/tolerant-reader.ts';
import { type EditableFile, openEditedFile } from '../storage/edited-file.ts';
import { documentTypes, maximumDocument, verifySigned } from './signed-document.ts';

/** More organisations than one person has to do with. */
const maxKept = 20;

/** The last good answers as they are kept on disk, newest first: as signed as they came. */
export const keptOrganisations = z
  .array(z.object({ slug: organisationSlug, document: z.string().max(maximumDocument) }))
  .max(maxKept);
export type KeptOrganisations = z.infer<typeof keptOrganisations>;

export type KeptOptions = {
  /** The environment's keys for signed organisations, and its issuer. */
  keys: readonly OrganisationKey[];
  issuer: string;
  file: EditableFile<KeptOrganisations>;
  log: Pick<Log, 'info'>;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** Whether an organisation is the one that was asked about. */
export type IsAbout = (organisation: Organisation) => boolean;

type Opened = z.infer<typeof organisationDocument>;

/** The last good answers of the platform, verified each time that one is read. */
export function openKeptOrganisations({ keys, issuer, file, log, now = Date.now }: KeptOptions) {
  const kept = openEditedFile<KeptOrganisations>(file, []);
  const onUnknown = createReportOnce((what) =>
    log.info('an organisation has more than this version knows', { what }),
  );
  const readDocument = tolerant(organisationDocument, onUnknown);

  const open = async (document: string): Promise<Opened | { defect: string }> => {
    const rules = { keys, issuer, typ: documentTypes.organisation, now: now() };
    const verified = await verifySigned(document, rules);
    if (!verified.ok) return { defect: verified.reason };
    const parsed = readDocument.safeParse(verified.payload);
    return parsed.success ? parsed.data : { defect: 'malformed' };
  };
  const findIn = async (all: KeptOrganisations, isAbout: IsAbout): Promise<Opened | null> => {
    for (const { document } of all) {
      const opened = await open(document);
      if (!('defect' in opened) && isAbout(opened.organisation)) return opened;
    }
    return null;
  };

  return {
    /** The last good answer while it is valid, or null. */
    find: async (isAbout: IsAbout): Promise<Organisation | null> =>
      (await findIn(await kept.read(), isAbout))?.organisation ?? null,

    /**
     * Keeps an answer of the platform, unless a kept one was signed later: an old answer that is sent again must not
     * replace a newer one. Gives the newest of the two.
     *
     * @throws {OnboardingError} `organisation-answer-invalid` where it is not signed by the platform or is about another.
     */
    take: async (document: string, isAbout: IsAbout): Promise<Organisation> => {
      const answer = await open(document);
      if ('defect' in answer) throw invalid(answer.defect);
      const { slug } = answer.organisation;
      if (!isAbout(answer.organisation)) throw invalid('about another');
      let newest = answer;
      // Compared inside the edit, so that of two answers at the same time the older never replaces the newer.
      await kept.edit(async (all) => {
        const before = await findIn(all, (organisation) => organisation.slug === slug);
        if (before && before.iat > answer.iat) newest = before;
        if (!isAbout(newest.organisation)) throw invalid('about another');
        if (newest !== answer) return all;
        return [{ slug, document }, ...all.filter((one) => one.slug !== slug)].slice(0, maxKept);
      });
      return newest.organisation;
    },

    forget: async (isAbout: IsAbout): Promise<void> => {
      await kept.edit(async (all) => {
        const gone = await findIn(all, isAbout);
        return gone ? all.filter(({ slug }) => slug !== gone.organisation.slug) : all;
      });
    },
  };
}

const invalid = (why: string) => new OnboardingError('organisation-answer-invalid', new Error(why));
