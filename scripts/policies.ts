import { mkdir, writeFile } from 'node:fs/promises';
import { policyKeys } from '../main/policy/policy-schema.ts';
import { artefacts } from './policies/artefacts.ts';
import { readTexts } from './policies/texts.ts';

/* `npm run policies`: writes everything that administrators get from the policy schema and its texts. */

const texts = { nl: readTexts('nl'), en: readTexts('en') };
for (const [name, content] of Object.entries(artefacts({ keys: policyKeys, texts }))) {
  const file = new URL(`../${name}`, import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, content);
}
