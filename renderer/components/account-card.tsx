import type { Account } from '#contract/journey.ts';
import { Address } from './address.tsx';

type AccountCardProps = { account: Account; note?: string | undefined };

/** Who is signed in: the name large, the address whole, because the address is what must be checked. */
export function AccountCard({ account, note }: AccountCardProps) {
  return (
    <div className="account">
      <span className="initial" aria-hidden="true">
        {(account.name || account.email).slice(0, 1).toUpperCase()}
      </span>
      <div className="account-lines">
        <p className="account-name">{account.name || <Address>{account.email}</Address>}</p>
        {account.name && (
          <p>
            <Address>{account.email}</Address>
          </p>
        )}
        {note && <p className="account-note">{note}</p>}
      </div>
    </div>
  );
}
