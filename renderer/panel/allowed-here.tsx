import type { PolicyView } from '#contract/policy.ts';
import { CodeList, FactRows } from '../components/fact-rows.tsx';
import { Section } from '../components/section.tsx';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from '../store/part-copy.tsx';

/** What the rules together allow a person to use here. */
export function AllowedHere({ allowed }: { allowed: PolicyView['allowed'] }) {
  const { methods, emailSignUp, returnPaths, emailDomains, tenants } = allowed;
  const { copy, language } = useLoadedApp();
  const { allowed: words, yes, no } = usePanelCopy();
  const listed = (items: readonly string[] | null | undefined) => {
    if (!items) return words.any;
    return items.length === 0 ? words.none : capitalised(new Intl.ListFormat(language).format(items));
  };
  return (
    <Section heading={words.heading} level={3} className="stack">
      <dl className="facts framed">
        <FactRows
          rows={{
            [words.methods]: listed(methods.map((method) => copy.methods[method].name)),
            [words.emailSignUp]: emailSignUp ? yes : no,
            [words.returnPaths]: listed(returnPaths.map((returnPath) => words.returnPath[returnPath])),
            [words.domains]: listed(emailDomains?.map((domain) => `@${domain}`)),
            [words.tenants]: tenants?.length ? <CodeList items={tenants} /> : listed(tenants),
          }}
        />
      </dl>
    </Section>
  );
}
