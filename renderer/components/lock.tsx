import './lock.css';

/** A closed lock: a decoration beside words that say the same. */
export function Lock() {
  return (
    <svg className="lock" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
    </svg>
  );
}
