/** @jsxImportSource react */
// Without types, so that those of React are not installed for it: the window itself is of Preact.
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';

const useCount = create((set) => ({
  clicks: 0,
  click: () => set(({ clicks }) => ({ clicks: clicks + 1 })),
}));

function Hello() {
  const { clicks, click } = useCount();
  return (
    <button type="button" onClick={click}>
      Hello {clicks}
    </button>
  );
}

const element = document.querySelector('#root');
if (element) createRoot(element).render(<Hello />);
