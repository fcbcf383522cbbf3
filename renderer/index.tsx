import './styles/tokens.css';
import './styles/base.css';
import './styles/shared.css';
import { render } from 'preact';
import { ignoreSecondClicks } from './components/double-click.ts';
import { keepFocus } from './components/focus.ts';
import { Root } from './root.tsx';
import { createMirror } from './store/mirror.ts';

/** Milliseconds after which the first screen is rendered although nothing was painted, as in a window that is not shown yet. */
const longestWaitMs = 100;

const element = document.querySelector('#root');
if (!element) throw new Error('index.html has no #root');

// The frame that index.html brings is the first picture. Rendering before it would make that picture a frame later.
const framePainted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, longestWaitMs);
});

ignoreSecondClicks();
keepFocus();
const mirror = createMirror(window.onboarding);
const stop = mirror.store.subscribe(async ({ snapshot, refusal }) => {
  // Until then the frame stays: rendering nothing would take it away.
  if (!snapshot && !refusal) return;
  stop();
  await framePainted;
  // Preact leaves what it finds and does not render itself.
  element.replaceChildren();
  render(<Root mirror={mirror} />, element);
});
void mirror.connect();
