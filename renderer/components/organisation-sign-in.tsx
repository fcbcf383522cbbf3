import { useId } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Management } from '#contract/policy.ts';
import type { OfferedMethod } from '#contract/snapshot.ts';
import { useApp } from '../store/app-context.ts';
import { ProviderButton } from './provider-button.tsx';
import './organisation-sign-in.css';

type OrganisationSignInProps = {
  organisation: NonNullable<Management['organisation']>;
  method: OfferedMethod;
  failure: FailureCode | undefined;
};

/** The organisation's name with the button of its sign-in method. */
export function OrganisationSignIn({ organisation, method, failure }: OrganisationSignInProps) {
  const { organisation: words } = useApp().copy;
  const id = useId();
  return (
    <section className={`organisation-sign-in ${organisation.mode}`} aria-labelledby={id}>
      <h2 id={id} className="organisation-sign-in-line">
        <bdi className="organisation-name">{organisation.name}</bdi> {words.signsIn(words.way[method.id])}
      </h2>
      <ul className="providers">
        <ProviderButton method={method} failure={failure} />
      </ul>
    </section>
  );
}
