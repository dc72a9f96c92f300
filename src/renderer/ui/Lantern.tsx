type LanternProps = { readonly size: number; readonly className?: string | undefined };

/** The mark: a ring with a lit arc, the round being walked, and a lantern in its centre. */
export const Lantern = ({ size, className }: LanternProps) => (
  <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" className={className}>
    <circle cx="10" cy="10" r="8" stroke="currentColor" strokeWidth="1.8" opacity="0.55" />
    <path d="M10 2a8 8 0 0 1 8 8" stroke="var(--lantern)" strokeWidth="2.4" strokeLinecap="round" />
    <circle cx="10" cy="10" r="3" fill="var(--lantern)" />
  </svg>
);

/** The same motif as a line drawing, for a view with nothing in it. */
export const LanternDrawing = () => (
  <svg width="120" height="120" viewBox="0 0 120 120" fill="none" stroke="currentColor" aria-hidden="true">
    <circle cx="60" cy="60" r="46" strokeWidth="1.6" strokeDasharray="4 6" />
    <path d="M60 14a46 46 0 0 1 46 46" strokeWidth="2.4" stroke="var(--lantern)" strokeLinecap="round" />
    <path
      d="M52 45a8 10 0 0 1 16 0M49 45h22l4 7v22l-4 7H49l-4-7V52ZM52 86h16"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
    <circle cx="60" cy="63" r="6" stroke="var(--lantern)" strokeWidth="2" />
  </svg>
);
