import { useId } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { OfferedMethod } from '#contract/snapshot.ts';
import { useApp } from '../store/app-context.ts';
import { FailureNote } from './failure-note.tsx';
import { Icon } from './icon.tsx';
import { ProviderSymbol } from './provider-symbol.tsx';
import './provider-button.css';

type ProviderButtonProps = { method: OfferedMethod; failure: FailureCode | undefined };

/** The button of one sign-in method, in its provider's words and colours, with its last failure under it. */
export function ProviderButton({ method: { id: method, available }, failure }: ProviderButtonProps) {
  const { copy, actions } = useApp();
  const id = useId();
  const { name, button } = copy.methods[method];
  const describedBy = [failure && `${id}-failure`, !available && `${id}-soon`].filter(Boolean).join(' ');
  return (
    <li>
      <button
        type="button"
        className={`provider ${available ? method : 'soon'}`}
        aria-disabled={available ? undefined : true}
        aria-describedby={describedBy || undefined}
        onClick={available ? () => actions.send({ type: 'choose', method }) : undefined}
      >
        {available ? <ProviderSymbol method={method} /> : <Icon name="clock" />}
        <span className="provider-words">{button}</span>
        {!available && <span className="soon-badge">{copy.choosing.soon}</span>}
      </button>
      {!available && (
        // Describes the button, and is not read once more after it.
        <p hidden id={`${id}-soon`}>
          {copy.choosing.soonExplained(name)}
        </p>
      )}
      <FailureNote code={failure} id={`${id}-failure`} />
    </li>
  );
}
