import { build } from 'plist';
import { places } from './places.ts';
import { type PolicySubject, samples } from './policy-table.ts';

/* Fixed, so that the generated file is reproducible. Users of the sample replace them. */
const profileUuid = 'EE00E398-DA2B-4ACD-BFF8-BF5FD403B0E3';
const settingsUuid = 'D16AE58E-3377-4CD9-8EBE-856BFF49C18C';

/** Returns a sample configuration profile for macOS with every key once. */
export function mobileconfig({ keys, texts }: PolicySubject): string {
  const { enforced, recommended } = samples(keys);
  const domain = places.preferenceDomain;
  const description = `${texts.nl.profile.description}\n\n${texts.en.profile.description}`;
  return plistText({
    PayloadContent: [
      {
        PayloadDescription: description,
        PayloadDisplayName: texts.en.product,
        PayloadIdentifier: `${domain}.sample.settings`,
        PayloadType: domain,
        PayloadUUID: settingsUuid,
        PayloadVersion: 1,
        ...enforced,
        [places.preferenceDefaults]: recommended,
      },
    ],
    PayloadDescription: description,
    PayloadDisplayName: texts.en.profile.title,
    PayloadIdentifier: `${domain}.sample`,
    PayloadOrganization: 'Bakkerij De Vries',
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: profileUuid,
    PayloadVersion: 1,
  });
}

/** Returns a property list in XML, indented as on macOS. */
export function plistText(value: Parameters<typeof build>[0]): string {
  return `${build(value, { indent: '\t' })}\n`;
}
