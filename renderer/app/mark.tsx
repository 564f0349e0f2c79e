/** The program's mark, drawn in place: as a file of its own it would cost the first painting a trip to the core. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" width={26} height={26} aria-hidden="true">
    <rect x="3" y="5" width="11" height="22" rx="3" fill="#1f7f8b" />
    <rect x="19.25" y="6.25" width="8.5" height="19.5" rx="2" fill="none" stroke="#7d80d4" strokeWidth="2.5" />
    <path d="M14 16h5" stroke="#1f7f8b" strokeWidth="2.5" />
    <circle cx="8.5" cy="10.5" r="1.6" fill="#fff" />
    <circle cx="23.5" cy="10.5" r="1.6" fill="#7d80d4" />
  </svg>
);
