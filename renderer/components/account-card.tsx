import type { ComponentChildren } from 'preact';
import type { Account } from '#contract/journey.ts';
import { initialOf } from '../copy/initial.ts';
import { EmailAddress } from './email-address.tsx';
import './account-card.css';

type AccountCardProps = { account: Account; note?: ComponentChildren };

/** The account that is signed in: its name, and its whole address for the person to check. */
export function AccountCard({ account, note }: AccountCardProps) {
  return (
    <div className="account">
      <bdi className="initial" aria-hidden="true">
        {initialOf(account.name || account.email)}
      </bdi>
      <div className="account-lines">
        <p className="account-name">
          {account.name ? <bdi>{account.name}</bdi> : <EmailAddress>{account.email}</EmailAddress>}
        </p>
        {account.name && (
          <p>
            <EmailAddress>{account.email}</EmailAddress>
          </p>
        )}
        {note && <p className="account-note">{note}</p>}
      </div>
    </div>
  );
}
