import { Fragment } from 'react'
import type { Imported } from '@/model/estate'

/** What was read of files of others, type by type, and what is named in them and not there. */
export function CoverageTable({ coverage }: { readonly coverage: Imported }) {
  const { types, missing } = coverage
  const rows = [...types].sort((a, b) => b.leftOut + b.generic - a.leftOut - a.generic || (a.type < b.type ? -1 : 1))
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto rounded-lg border border-edge">
        <table className="w-full text-small">
          <thead className="bg-hover text-left text-ink-quiet">
            <tr>
              <th scope="col" className="px-3 py-1.5 font-medium">
                Type
              </th>
              {['Read', 'Generic', 'Left out'].map((title) => (
                <th key={title} scope="col" className="whitespace-nowrap px-3 py-1.5 text-right font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.type} className="border-edge border-t align-top">
                <th scope="row" className="wrap-break-word px-3 py-1.5 text-left font-normal">
                  <span className="font-mono">{breakable(one.type)}</span>
                  {one.reasons.map((r) => (
                    <span key={r.reason} className="block text-ink-quiet">
                      {one.leftOut === r.count ? '' : `${r.count}: `}
                      {r.reason}
                    </span>
                  ))}
                </th>
                {[one.read, one.generic, one.leftOut].map((n, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
                  <td key={i} className={`px-3 py-1.5 text-right tabular-nums ${n === 0 ? 'text-ink-faint' : ''}`}>
                    {n}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p className="text-ink-quiet text-small">
          Named and not in the files: {missing.map((m) => `${m.what} (${m.times}×)`).join(', ')}. They are drawn as stubs, and what depends
          on them is undecided.
        </p>
      )}
    </div>
  )
}

/** On a narrow screen a name breaks between its words: after `:` and `_`, before a capital. */
const breakable = (name: string) =>
  name.split(/(?<=[:_.])(?=[^:_.])|(?<=[a-z0-9])(?=[A-Z])/).map((word, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one name, which never move
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {word}
    </Fragment>
  ))

/** The same in a line. */
export function coverageWords({ types, missing }: Imported): string {
  const sum = (of: 'read' | 'generic' | 'leftOut') => types.reduce((n, one) => n + one[of], 0)
  const parts = [
    `${sum('read').toLocaleString('en')} read`,
    ...(sum('generic') === 0 ? [] : [`${sum('generic').toLocaleString('en')} kept as generic`]),
    ...(missing.length === 0 ? [] : [`${missing.length.toLocaleString('en')} missing`]),
    ...(sum('leftOut') === 0 ? [] : [`${sum('leftOut').toLocaleString('en')} left out`]),
  ]
  return parts.join(', ')
}
