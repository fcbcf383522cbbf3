import { useId } from 'react';
import type { PolicyView } from '#contract/policy.ts';
import { capitalised } from '../copy/sentence.ts';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

type AllowedHereProps = { words: PanelCopy; allowed: PolicyView['allowed'] };

/** What a person may use here after everything, in words. */
export function AllowedHere({ words, allowed }: AllowedHereProps) {
  const { copy, language } = useLaterScene();
  const { allowed: text } = words;
  const id = useId();
  const listed = (items: readonly string[]) =>
    items.length === 0 ? text.none : capitalised(new Intl.ListFormat(language).format(items));
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{text.heading}</h3>
      <dl className="facts framed">
        <dt>{text.methods}</dt>
        <dd>{listed(allowed.methods.map((method) => copy.methods[method].name))}</dd>
        <dt>{text.emailSignUp}</dt>
        <dd>{allowed.emailSignUp ? text.yes : text.no}</dd>
        <dt>{text.transports}</dt>
        <dd>{listed(allowed.transports.map((transport) => text.transport[transport]))}</dd>
        <dt>{text.domains}</dt>
        <dd>
          {allowed.emailDomains ? listed(allowed.emailDomains.map((domain) => `@${domain}`)) : text.any}
        </dd>
        <dt>{text.tenants}</dt>
        <dd className="code-list">
          {allowed.tenants?.map((tenant) => (
            <code className="code" key={tenant}>
              {tenant}
            </code>
          ))}
          {!allowed.tenants && text.any}
          {allowed.tenants?.length === 0 && text.none}
        </dd>
      </dl>
    </section>
  );
}
