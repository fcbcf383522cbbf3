import { useApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Sentence } from './sentence.tsx';
import './footer.css';

const topics = ['help', 'video', 'privacy', 'sales'] as const;

/** The fixed last row of every screen: the doctor, and links that open in the browser, the administrator's support page first. */
export function Footer() {
  const { copy, actions, management, links, journey, openDoctor } = useApp();
  const support = management.links.filter((link) => link === 'support');
  return (
    <footer className="foot">
      {journey.step === 'choosing' && <ManagedLine />}
      <nav className="quiet-links" aria-label={copy.links.label}>
        <Button look="link" icon={<Icon name="help" />} opensDialog onClick={openDoctor}>
          {copy.links.doctor}
        </Button>
        <div className="quiet-topics">
          {[...support, ...topics.filter((topic) => links.includes(topic))].map((topic) => (
            <Button key={topic} look="link" onClick={() => actions.openLink(topic)}>
              {copy.links[topic]}
            </Button>
          ))}
        </div>
      </nav>
    </footer>
  );
}

/** Who manages this app, with a link to the panel; nothing where it is not managed. */
function ManagedLine() {
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
