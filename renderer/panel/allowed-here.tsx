import { useId } from 'preact/hooks';
import type { PolicyView } from '#contract/policy.ts';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from './panel-copy.ts';

/** What the rules together allow a person to use here. */
export function AllowedHere({ allowed }: { allowed: PolicyView['allowed'] }) {
  const { copy, language } = useLoadedApp();
  const { allowed: words } = usePanelCopy();
  const id = useId();
  const listed = (items: readonly string[]) =>
    items.length === 0 ? words.none : capitalised(new Intl.ListFormat(language).format(items));
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{words.heading}</h3>
      <dl className="facts framed">
        <dt>{words.methods}</dt>
        <dd>{listed(allowed.methods.map((method) => copy.methods[method].name))}</dd>
        <dt>{words.emailSignUp}</dt>
        <dd>{allowed.emailSignUp ? words.yes : words.no}</dd>
        <dt>{words.returnPaths}</dt>
        <dd>{listed(allowed.returnPaths.map((returnPath) => words.returnPath[returnPath]))}</dd>
        <dt>{words.domains}</dt>
        <dd>
          {allowed.emailDomains ? listed(allowed.emailDomains.map((domain) => `@${domain}`)) : words.any}
        </dd>
        <dt>{words.tenants}</dt>
        <dd className="code-list">
          {allowed.tenants?.map((tenant) => (
            <code className="code" key={tenant}>
              {tenant}
            </code>
          ))}
          {!allowed.tenants && words.any}
          {allowed.tenants?.length === 0 && words.none}
        </dd>
      </dl>
    </section>
  );
}
