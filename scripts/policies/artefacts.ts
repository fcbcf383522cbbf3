import { adml, admx } from './group-policy.ts';
import { jsonText } from './json.ts';
import { jsonSchema } from './json-schema.ts';
import { manifest } from './manifest.ts';
import { mobileconfig } from './mobileconfig.ts';
import { places } from './places.ts';
import { type PolicySubject, samples } from './policy-table.ts';
import { reference } from './reference.ts';

/** Returns every generated file for administrators, by path. */
export function artefacts(subject: PolicySubject): Record<string, string> {
  const { keys, texts } = subject;
  const { enforced, recommended } = samples(keys);
  const folder = 'assets/policies';
  return {
    [`${folder}/econnect-onboarding.admx`]: admx(keys),
    ...Object.fromEntries(
      Object.values(texts).map((words) => [
        `${folder}/${words.culture}/econnect-onboarding.adml`,
        adml(keys, words),
      ]),
    ),
    [`${folder}/${places.preferenceDomain}.mobileconfig`]: mobileconfig(subject),
    [`${folder}/${places.preferenceDomain}.plist`]: manifest(keys, texts.en),
    [`${folder}/policy.schema.json`]: jsonSchema(keys, texts.en),
    [`${folder}/linux-managed.json`]: jsonText(enforced),
    [`${folder}/linux-recommended.json`]: jsonText(recommended),
    'docs/policy-reference.md': reference(subject),
  };
}
