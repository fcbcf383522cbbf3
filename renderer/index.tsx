import './styles/tokens.css';
import './styles/base.css';
import './styles/shared.css';
import { render } from 'preact';
import { Root } from './root.tsx';
import { createMirror } from './store/mirror.ts';

const element = document.querySelector('#root');
if (!element) throw new Error('index.html has no #root');

const mirror = createMirror(window.onboarding);
const stop = mirror.store.subscribe(({ snapshot, refusal }) => {
  // Until then the frame stays that index.html brings: rendering nothing would take it away.
  if (!snapshot && !refusal) return;
  stop();
  // Preact leaves what it finds and does not render itself.
  element.replaceChildren();
  render(<Root mirror={mirror} />, element);
});
void mirror.connect();
