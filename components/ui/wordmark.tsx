/** Name and sign of the product. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 font-semibold">
      <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--accent)" />
        <path
          d="M8 22.5c0-9 4-13 8-13s8 4 8 13"
          fill="none"
          stroke="var(--accent-ink)"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray="0.1 5"
        />
        <circle cx="8" cy="22.5" r="3.5" fill="var(--accent-ink)" />
        <circle cx="24" cy="22.5" r="3.5" fill="var(--accent-ink)" />
      </svg>
      <span>Hopline</span>
    </span>
  )
}
