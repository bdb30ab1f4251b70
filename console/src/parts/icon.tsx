/** Drawn here, on a grid of 24, as strokes of one width. */
const PATHS = {
  home: 'M4 11 12 4l8 7M6 9.500V20h12V9.500M10 20v-5.500h4V20',
  segments: 'M12 3v9h9M12 3a9 9 0 1 0 9 9M16 3.500A9 9 0 0 1 20.500 8H16Z',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500a6.500 6.500 0 0 1 3.500 5.500',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500a7.500 7.500 0 0 1 15 0',
  inbox: 'M4 13h4.500l1.500 3h4l1.500-3H20M4 13v6h16v-6L17 5H7Z',
  megaphone: 'M4 10v4h3l9 5V5L7 10Zm3 4 1.500 6H11M19 9.500a3.500 3.500 0 0 1 0 5',
  key: 'M14.500 9.500 20 4M17 7l2.500 2.500M9.500 19a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12.500 11.500 16 8',
  pulse: 'M3 12h4l2.500-7 5 14 2.500-7h4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  cross: 'M6 6l12 12M18 6 6 18',
  question: 'M9 9.200a3 3 0 1 1 4.300 2.700c-.9.500-1.300 1-1.300 2.100M12 17.500v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  enter: 'M13 5h6v14h-6M4 12h10M10 8l4 4-4 4',
  leave: 'M11 5H5v14h6M10 12h10M16 8l4 4-4 4',
  right: 'm9 6 6 6-6 6',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300 19 19M5 19l1.700-1.700M17.300 6.700 19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z',
  screen: 'M3 5h18v11H3ZM9 20h6M12 16v4',
  exit: 'M9 4H5v16h4M10 12h11M17 8l4 4-4 4',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.500 2',
  warning: 'M12 4 2.500 20h19ZM12 10v4.500M12 17.200v.01',
  lock: 'M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  offline: 'M4 4l16 16M8.500 15.500a5 5 0 0 1 5-1.200M5 12a9.500 9.500 0 0 1 4-2.300M13.500 9.200A9.500 9.500 0 0 1 19 12M12 19v.01',
  refresh: 'M20 5v5h-5M4 19v-5h5M19 10a7.500 7.500 0 0 0-13.500-2.500M5 14a7.500 7.500 0 0 0 13.500 2.500',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.500v15l12-7.500Z',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4.500 20h15',
  undo: 'M8 5 3.500 9.500 8 14M4 9.500h10a5.500 5.500 0 0 1 0 11h-3',
  edit: 'M4 20h4L19.500 8.500l-4-4L4 16Z M13 7l4 4',
  trash: 'M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13',
  columns: 'M4 5h16v14H4ZM9.500 5v14M15 5v14',
  spark: 'M12 3l1.900 5.600L19.500 10.500l-5.600 1.900L12 18l-1.900-5.600L4.500 10.500l5.600-1.900ZM19 16.500v4M17 18.500h4',
  cart: 'M3 4h2.500L8 15h10l2.500-8H6.300M9.500 19.500v.01M16.500 19.500v.01',
  mail: 'M3 6h18v12H3Zm0 .500 9 7 9-7',
  chat: 'M4 5h16v11H10l-5 4v-4H4Z',
  star: 'm12 4 2.500 5.200 5.700.8-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.8Z',
  merge: 'M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8',
  compare: 'M9 17.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM15 17.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11Z',
  plug: 'M9 3v5M15 3v5M6.500 8h11v3a5.500 5.500 0 0 1-11 0ZM12 16.500V21',
  database:
    'M12 9c4.400 0 7.500-1.300 7.500-3S16.400 3 12 3 4.500 4.300 4.500 6 7.600 9 12 9ZM4.500 6v12c0 1.700 3.100 3 7.500 3s7.500-1.300 7.500-3V6M4.500 12c0 1.700 3.100 3 7.500 3s7.500-1.300 7.500-3',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.01M4 12v.01M4 18v.01',
  server: 'M4 4h16v6H4ZM4 14h16v6H4ZM7.500 7v.01M7.500 17v.01',
  copy: 'M9 9h11v11H9ZM15 9V4H4v11h5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({
  name,
  size = 16,
  className,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string | undefined;
}) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The sign of Cantle: a slice that stands out of its round. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path fill="currentColor" opacity={0.38} d="M14.200 4.100A12.500 12.500 0 1 0 27.900 17.800H16.200a2 2 0 0 1-2-2Z" />
      <path fill="var(--c-accent)" d="M18 3.500a.9.9 0 0 1 1-.9A12 12 0 0 1 29.400 13a.9.9 0 0 1-.9 1H19a1 1 0 0 1-1-1Z" />
    </svg>
  );
}
