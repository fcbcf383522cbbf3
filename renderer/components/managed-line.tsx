import { useApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { Sentence } from './sentence.tsx';
import './managed-line.css';

/** Who manages this app, with a link to the panel; nothing where it is not managed. */
export function ManagedLine() {
  const { copy, management, openPanel } = useApp();
  const { organisation: words } = copy;
  if (!management.managed) return null;
  return (
    <p className="managed-line">
      <span>
        <Sentence words={words.managedBy} name={management.by ?? words.unnamed} />
      </span>
      <Button look="link" onClick={openPanel}>
        {words.seeRules}
      </Button>
    </p>
  );
}
