import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = new URL('../..', import.meta.url).pathname

/** What asks random worlds comes last: a mutant that a plain sentence kills is soon done. */
class PlainSentencesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const random = ['words', '/oracle/', 'matrix', 'longest-prefix', 'address.test']
    const weight = ({ moduleId }: TestSpecification) => random.findIndex((part) => moduleId.includes(part)) + 1
    return [...files].sort((a, b) => Number(weight(a) > 0) - Number(weight(b) > 0) || a.moduleId.localeCompare(b.moduleId))
  }
}

/** The tests of the engine alone, few random worlds, in one worker: they run once for every mutant. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    environment: 'node',
    include: ['tests/model/{reachability,net,routing,security-groups}/**/*.test.ts'],
    // 1,361 worlds for every mutant would take too long.
    exclude: ['**/small-worlds.test.ts'],
    isolate: false,
    sequence: { sequencer: PlainSentencesFirst },
    testTimeout: 30_000,
    env: {
      HOPLINE_ORACLE_PAIRS: '600',
      HOPLINE_LAW_WORLDS: '2',
      HOPLINE_MATRIX_SEEDS: '2',
      HOPLINE_CHAIN: '40',
    },
  },
})
