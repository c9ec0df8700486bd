import type { Thumbnail } from '@/exporters/first-sight/thumbnail'

/** Tones of containers that have colours of their own; the others look plain. */
const coloured = new Set(['vpc', 'zone', 'public', 'private', 'isolated', 'services', 'compute', 'database'])

const toneOf = (tone: string | null) =>
  tone === null ? 'plain' : coloured.has(tone) ? tone : tone.endsWith('endpoints') ? 'endpoints' : 'plain'

/** A network from afar: its containers, boxes and lines in the colours of the viewer, and no words. */
export function ThumbnailPicture({ picture }: { readonly picture: Thumbnail }) {
  return (
    <svg viewBox={`0 0 ${picture.widthPx} ${picture.heightPx}`} aria-hidden="true" className="h-auto w-full">
      {picture.groups.map(({ at: [x, y, width, height], tone }) => (
        <rect
          key={`${x} ${y} ${width}`}
          {...{ x, y, width, height }}
          rx={10}
          fill={`var(--tone-${toneOf(tone)}-fill)`}
          stroke={`var(--tone-${toneOf(tone)}-line)`}
          strokeWidth={2}
        />
      ))}
      {picture.lines.map((points) => (
        <polyline key={points} points={points} fill="none" stroke="var(--line)" strokeWidth={2} />
      ))}
      {picture.nodes.map(({ at: [x, y, width, height], category }) => (
        <g key={`${x} ${y}`}>
          <rect {...{ x, y, width, height }} rx={8} fill="var(--surface-raised)" stroke="var(--edge-strong)" strokeWidth={2} />
          <rect x={x + 12} y={y + height / 2 - 14} width={28} height={28} rx={6} fill={`var(--glyph-${category})`} />
          <rect x={x + 52} y={y + height / 2 - 5} width={Math.max(0, width - 72)} height={10} rx={5} fill="var(--edge-strong)" />
        </g>
      ))}
    </svg>
  )
}
