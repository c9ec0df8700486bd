import type { Category, GlyphId } from '@/model/look'

const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

/** Line drawings on a field of 24 × 24: our own, so that nothing of AWS is shipped. */
const drawings: Readonly<Record<GlyphId, string>> = {
  region: `M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21Z${circle(12, 9.5, 2.5)}`,
  zone: 'M3 20h18M5 20V9l6-4v15M11 10h8v10M14.5 13.5h1.5M14.5 16.5h1.5M8 11v1M8 15v1',
  vpc: 'M7 18.5a4.2 4.2 0 0 1-.6-8.4A5.6 5.6 0 0 1 17.2 9 4.8 4.8 0 0 1 17 18.5Z',
  subnet: 'M4 4h7v7H4ZM13 4h7v7h-7ZM4 13h7v7H4ZM13 13h7v7h-7Z',
  'internet-gateway': 'M5 20v-9a7 7 0 0 1 14 0v9M9 20v-8a3 3 0 0 1 6 0v8M3 20h18',
  'egress-only-gateway': 'M5 20v-9a7 7 0 0 1 14 0v9M3 20h18M12 17v-7M9 12.5l3-3 3 3',
  'nat-gateway': 'M4 8.5h14M14.5 5l3.5 3.5-3.5 3.5M20 15.5H6M9.5 12L6 15.5 9.5 19',
  'elastic-ip': 'M3 5.5h18v13H3ZM8 9v6M12.5 15V9h2a2 2 0 0 1 0 4h-2',
  'route-table': 'M3 12h5c4 0 3-6 7-6h5M8 12c4 0 3 6 7 6h5M17 3l3 3-3 3M17 15l3 3-3 3',
  'security-group': 'M12 3l7.5 3v5.2c0 4.6-3.2 8.1-7.5 9.8-4.3-1.7-7.5-5.2-7.5-9.8V6ZM8.5 12l2.5 2.5 4.5-5',
  'network-acl': 'M4 6h9M4 12h7M4 18h9M15.5 9.5l2 2 3.5-4.5M16 15l4.5 4.5M20.5 15L16 19.5',
  'gateway-endpoint': 'M13 4.5h6v15h-6M4 12h10M10.5 8.5L14 12l-3.5 3.5',
  'interface-endpoint': 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0ZM12 17v4',
  'load-balancer': `${circle(12, 5.5, 2.5)}${circle(5, 18.5, 2.5)}${circle(12, 18.5, 2.5)}${circle(19, 18.5, 2.5)}M12 8v8M12 12H5v4M12 12h7v4`,
  'target-group': `${circle(12, 12, 8.5)}${circle(12, 12, 4.5)}M12 12h.01`,
  container: 'M12 3l8 4.5v9L12 21l-8-4.5v-9ZM4 7.5l8 4.5 8-4.5M12 12v9',
  function: 'M6.5 4h2.5l7.5 16H19M12 10.5L6.5 20',
  instance: 'M7 7h10v10H7ZM10 3.5V7M14 3.5V7M10 17v3.5M14 17v3.5M3.5 10H7M3.5 14H7M17 10h3.5M17 14h3.5',
  database: 'M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3ZM5 6v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3',
  'network-interface': 'M4 6h16v9H4ZM8 15v4M12 15v4M16 15v4M8 10.5h.01M12 10.5h4',
  peering: `${circle(6, 12, 3)}${circle(18, 12, 3)}M9 12h6`,
  'transit-gateway': `${circle(12, 12, 3)}M12 3v6M12 15v6M3 12h6M15 12h6`,
  'vpn-gateway': 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  'customer-gateway': 'M6 21V4h12v17M3 21h18M10 8h.01M14 8h.01M10 12h.01M14 12h.01M10.5 21v-4.5h3V21',
  'prefix-list': 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  cdn: `${circle(12, 12.5, 2.5)}${circle(12, 4.5, 1.8)}${circle(5, 18, 1.8)}${circle(19, 18, 1.8)}M12 6.3V10M10 14l-3.5 2.8M14 14l3.5 2.8`,
  bucket: 'M5 6.5l2 12.5c.2 1.2 2.4 2 5 2s4.8-.8 5-2l2-12.5M5 6.5C5 5 8.1 3.5 12 3.5S19 5 19 6.5 15.9 9.5 12 9.5 5 8 5 6.5Z',
  table: 'M4 4.5h16v15H4ZM4 9.5h16M4 14.5h16M10 9.5v10',
  registry: 'M12 3l9 4.7-9 4.7-9-4.7ZM3 12.2l9 4.7 9-4.7M3 16.6l9 4.7 9-4.7',
  secret: `${circle(8, 15.5, 4)}M11 12.5L19.5 4M16 7.5l3 3M13.5 10l2 2`,
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  users: `${circle(9, 8, 3.5)}M2.5 20c0-3.5 2.9-6 6.5-6s6.5 2.5 6.5 6M16 4.7a3.5 3.5 0 0 1 0 6.6M18 14.6c2.2.8 3.5 2.9 3.5 5.4`,
  internet: `${circle(12, 12, 9)}M3 12h18M12 3c2.5 2.6 3.8 5.7 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.7-3.8-9s1.3-6.4 3.8-9Z`,
  generic: 'M5 5h14v14H5ZM10 10h4v4h-4Z',
}

/** Glyph of a kind on a rounded square in the colour of its AWS category. */
export function Glyph({ glyph, category, sizePx }: { readonly glyph: GlyphId; readonly category: Category; readonly sizePx: number }) {
  return (
    <svg viewBox="0 0 40 40" width={sizePx} height={sizePx} aria-hidden="true" className="shrink-0">
      <rect width="40" height="40" rx="9" fill={`var(--glyph-${category})`} />
      <path
        transform="translate(7 7) scale(1.0833)"
        d={drawings[glyph]}
        fill="none"
        stroke="var(--glyph-ink)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** The bare drawing in the colour of the text around it. */
export function GlyphLine({ glyph, sizePx }: { readonly glyph: GlyphId; readonly sizePx: number }) {
  return (
    <svg viewBox="0 0 24 24" width={sizePx} height={sizePx} aria-hidden="true" className="shrink-0">
      <path d={drawings[glyph]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
