import { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { countsOf, hasError, printDiagnostics } from '@/cli/print-diagnostics'
import type { Diagnostic } from '@/model/diagnostic'

function printed(diagnostics: readonly Diagnostic[]): string {
  let text = ''
  const stream = () =>
    new Writable({
      write(chunk, _encoding, done) {
        text += chunk
        done()
      },
    })
  const terminal = { out: stream(), err: stream(), stdin: Readable.from([]), colors: picocolors.createColors(false), ended: async () => {} }
  printDiagnostics(diagnostics, terminal)
  return text
}

const overlap: Diagnostic = {
  code: 'topology/overlap',
  severity: 'error',
  message: 'Subnets overlap',
  place: { file: 'a.yaml', line: 7, column: 3 },
  fix: 'Change one of them.',
}

test('a diagnostic is one line that editors can follow, with what to do below it', () => {
  expect(printed([overlap])).toBe('a.yaml:7:3: error: Subnets overlap (topology/overlap)\n  fix: Change one of them.\n')
  expect(printed([{ code: 'a/b', severity: 'note', message: 'Without a place' }])).toBe('note: Without a place (a/b)\n')
  expect(printed([{ ...overlap, fix: '', place: { file: 'a.yaml', column: 3 } }])).toContain('a.yaml: error')
})

test('they stand in the order of the file', () => {
  const at = (line: number) => ({ ...overlap, place: { file: 'a.yaml', line, column: 1 } })
  expect(printed([at(30), at(4), at(12)]).match(/a\.yaml:\d+/g)).toEqual(['a.yaml:4', 'a.yaml:12', 'a.yaml:30'])
})

test('a name out of a file cannot steer the terminal nor turn a line round', () => {
  const text = printed([{ ...overlap, message: 'named "\u001b[31mred\u202eevil\u0007\n"', place: { file: '\u001b]0;x\u0007', line: 1 } }])
  expect(text).toContain('named "\\u{1b}[31mred\\u{202e}evil\\u{7}\\n"')
  expect(text.match(/\n/g)).toHaveLength(2)
  expect([...text].filter((c) => /[\p{Cc}\p{Cf}]/u.test(c) && c !== '\n')).toEqual([])
})

test('of very many the first are printed, and the rest is counted', () => {
  const text = printed(Array.from({ length: 150 }, () => ({ ...overlap, fix: 'x' })))
  expect(text.match(/error:/g)).toHaveLength(100)
  expect(text).toContain('and 50 more')
})

test('counts name what there is', () => {
  const warning: Diagnostic = { ...overlap, severity: 'warning' }
  expect(countsOf([overlap, overlap, warning])).toBe('2 errors, 1 warning')
  expect(countsOf([])).toBe('')
  expect([hasError([warning]), hasError([warning, overlap])]).toEqual([false, true])
})
