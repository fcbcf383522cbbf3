import './styles/tokens.css';
import './styles/base.css';
import './styles/shared.css';
import { createRoot } from 'react-dom/client';
import { warmLaterScreens } from './app.tsx';
import { Root } from './root.tsx';
import { createMirror } from './store/mirror.ts';

const element = document.querySelector('#root');
if (!element) throw new Error('index.html has no #root');

const mirror = createMirror(window.onboarding);
createRoot(element).render(<Root mirror={mirror} />);
void mirror.connect();
// Once the first screen is shown: the later screens must not compete with its words for the disk.
const stop = mirror.store.subscribe(({ snapshot }) => {
  if (!snapshot || snapshot.journey.step === 'starting') return;
  stop();
  requestIdleCallback(() => void warmLaterScreens(), { timeout: 2_000 });
});
