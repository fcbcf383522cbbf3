import { useScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { DoctorLink } from './doctor-link.tsx';
import { ManagedLine } from './managed-line.tsx';

const topics = ['help', 'video', 'privacy', 'sales'] as const;

/**
 * The fixed last row of every screen: the doctor, and where to read more, the administrator's own help desk first. Opens in
 * the person's own browser.
 */
export function QuietLinks() {
  const { copy, actions, management, links, step } = useScene();
  const support = management.links.filter((link) => link === 'support');
  return (
    <footer className="foot">
      {step === 'choosing' && <ManagedLine />}
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
