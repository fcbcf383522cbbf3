import './mark.css';

/** The product's mark, an invoice with a tick, as in `assets/icons/icon.svg`. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="24" height="24" rx="6" />
      <path className="mark-paper" d="M6.5 4.5h7l4 4v11h-11Z" />
      <path className="mark-tick" d="m9 13.6 2.2 2.2 4-4.6" />
    </svg>
  );
}
