import { useApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ManagedLine } from './managed-line.tsx';
import './footer.css';

const topics = ['help', 'video', 'privacy', 'sales'] as const;

/** The fixed last row of every screen: the doctor, and links that open in the browser, the administrator's support page first. */
export function Footer() {
  const { copy, actions, management, links, journey } = useApp();
  const support = management.links.filter((link) => link === 'support');
  return (
    <footer className="foot">
      {journey.step === 'choosing' && <ManagedLine />}
      <nav className="quiet-links" aria-label={copy.links.label}>
        <DoctorLink />
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

/** The link in the footer that opens the doctor. */
function DoctorLink() {
  const { copy, openDoctor } = useApp();
  return (
    <Button look="link" icon={<Icon name="help" />} opensDialog onClick={openDoctor}>
      {copy.links.doctor}
    </Button>
  );
}
