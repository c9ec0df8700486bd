import { readFiles } from '@/importers/read-files'
import { syntheticState } from '@/tests/bench/synthetic-state'

/** One size, given as JSON: `[resources, padding]`; the figures go to standard output. */
const [resources, padding] = JSON.parse(process.argv[2] ?? '[1000,0]') as readonly [number, number]
const text = syntheticState(resources, padding)

const timed = <T>(work: () => T): readonly [number, T] => {
  const from = performance.now()
  const result = work()
  return [performance.now() - from, result]
}

const [parseMs] = timed(() => JSON.parse(text))
const [coldMs, read] = timed(() => readFiles([{ name: 'terraform.tfstate', text }]))
const [warmMs] = timed(() => readFiles([{ name: 'terraform.tfstate', text }]))
process.stdout.write(
  JSON.stringify({
    resources,
    megabytes: text.length / 1e6,
    parseMs,
    coldMs,
    warmMs,
    rssMb: process.resourceUsage().maxRSS / 1024,
    read: read.topology?.resources.length ?? 0,
  }),
)
