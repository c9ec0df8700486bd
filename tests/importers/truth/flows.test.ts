import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFiles } from '@/importers/read-files'
import { trace } from '@/model/reachability/trace'
import { indexOf } from '@/model/topology-index'

/** Verdicts that the project whose files these are states for them, beside our project. */
const data = join(import.meta.dirname, '../../../../shared/data')
const file = join(data, 'dev-cli-public-private-flows.json')

interface Case {
  readonly id: string
  readonly snapshot: string
  readonly source: string
  readonly sourceIp: string
  readonly destination: string
  readonly expected: { readonly verdict: string; readonly blockedAt: string | null; readonly suggestedCode: string | null }
}

const cases: readonly Case[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] }).cases : []

describe.skipIf(cases.length === 0)('flows through files of others (skipped where ../shared/data is not there)', () => {
  for (const { id, snapshot, source, sourceIp, destination, expected } of cases)
    it(`${id}: ${source} to ${destination} is ${expected.verdict}`, () => {
      const folder = join(data, snapshot)
      const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
      const { topology } = readFiles(files)
      if (topology === null) throw new Error('nothing was read')
      const t = indexOf(topology)
      const from = t.get(source) === undefined || source === 'internet' ? sourceIp : source
      // The tests that state the verdicts leave the protocol unset: number 0.
      const verdict = trace({ from, to: destination, protocol: 0 }, t)
      expect(verdict.verdict).toBe(expected.verdict)
      if (expected.suggestedCode !== null) expect(verdict.blockers.map((b) => b.code)).toContain(expected.suggestedCode)
      if (expected.blockedAt !== null && t.get(expected.blockedAt) !== undefined)
        expect(verdict.blockers.map((b) => b.component)).toContain(expected.blockedAt)
    })
})
