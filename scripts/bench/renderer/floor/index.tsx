import { createRoot } from 'react-dom/client';
import { create } from 'zustand';

type Count = { clicks: number; click: () => void };

const useCount = create<Count>((set) => ({
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
