import { useScene } from '../store/scene.ts';
import { Button } from './button.tsx';

const topics = ['help', 'video', 'privacy', 'sales'] as const;

/** Where to read more. Opens in the person's own browser. */
export function QuietLinks() {
  const { copy, actions } = useScene();
  return (
    <nav className="quiet-links" aria-label={copy.links.label}>
      {topics.map((topic) => (
        <Button key={topic} look="link" onClick={() => actions.openLink(topic)}>
          {copy.links[topic]}
        </Button>
      ))}
    </nav>
  );
}
