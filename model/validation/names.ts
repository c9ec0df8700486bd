import { practiceChecks } from '@/model/analyses/practices/index'
import { kinds } from '@/model/kinds/index'
import type { Kind, TopologyReader } from '@/model/kinds/kind'
import { TopologySchema } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { type Check, type Problem, shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'
import { views } from '@/model/views/index'

/** Names of what is no resource: practice checks, views, costs and prices. One that names nothing would be passed over in silence. */
export const names: Check = {
  id: 'names',
  find: ({ t }) => [...practices(t), ...diagrams(t), ...costs(t), ...prices(t)],
}

const checkNames: readonly string[] = practiceChecks.map((check) => check.id)

const practices = ({ topology }: TopologyIndex): readonly Problem[] =>
  (['implemented', 'recommended'] as const).flatMap((list) =>
    topology.practices[list].flatMap(({ id, check }, i) =>
      check === undefined || checkNames.includes(check)
        ? []
        : [
            {
              code: 'topology/unknown-check' as const,
              severity: 'error' as const,
              message: `Practice "${shortened(id)}" names the check "${shortened(check)}", expected ${checkNames.join(', ')}.${didYouMean(check, checkNames)}`,
              fix: 'Correct the name, or leave the check out: the document then says that nothing tells.',
              path: ['practices', list, i, 'check'],
            },
          ],
    ),
  )

function diagrams({ topology }: TopologyIndex): readonly Problem[] {
  const known: readonly string[] = [
    ...views.map((view) => view.id).filter((id) => id !== 'flows'),
    ...topology.flows.map((f) => `flow-${f.id}`),
  ]
  return Object.keys(topology.document.diagrams)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      code: 'topology/unknown-view',
      severity: 'warning',
      message: `The document sets up a diagram "${shortened(id)}", which is no view of this topology.${didYouMean(id, known)}`,
      fix: 'Correct the id: `hopline views` lists them.',
      path: ['document', 'diagrams', id],
      part: 'key',
    }))
}

/** Costs that the topology could have, were every price and quantity told. */
function costs(t: TopologyIndex): readonly Problem[] {
  const left = t.topology.document.costsLeftOut
  if (left.length === 0) return []
  const told: TopologyReader = { ...t, price: () => ({ usd: 1, per: 'hour' }), trafficGb: () => 1 }
  const known = [...new Set(t.all.flatMap((r) => (t.kindOf(r).cost?.(r as never, told) ?? []).map((line) => line.item)))]
  return left.flatMap((item, i): readonly Problem[] =>
    known.includes(item)
      ? []
      : [
          {
            code: 'topology/unknown-cost',
            severity: 'warning',
            message: `The cost table leaves out "${shortened(item)}", which is no cost of this topology${known.length === 0 ? '' : `: it has ${known.join(', ')}`}.${didYouMean(item, known)}`,
            fix: 'Correct the name, or take it out.',
            path: ['document', 'costsLeftOut', i],
          },
        ],
  )
}

const prices = ({ topology }: TopologyIndex): readonly Problem[] =>
  topology.prices.flatMap(({ id }, i): readonly Problem[] => {
    const known = topology.prices.length === 0 ? [] : priceNames()
    return known.includes(id)
      ? []
      : [
          {
            code: 'topology/unknown-price',
            severity: 'warning',
            message: `The price "${shortened(id)}" is asked for by no kind, expected ${known.join(', ')}.${didYouMean(id, known)}`,
            fix: 'Correct the id, or take the price out.',
            path: ['prices', i, 'id'],
          },
        ]
  })

let asked: readonly string[] | undefined

/** Ids of the prices that kinds ask for, found by asking what their examples cost. */
function priceNames(): readonly string[] {
  if (asked !== undefined) return asked
  const found = new Set<string>()
  const reader: TopologyReader = {
    ...indexOf(TopologySchema.parse({ schemaVersion: 1, name: 'prices' })),
    price: (id) => {
      found.add(id)
      return undefined
    },
    trafficGb: () => 1,
  }
  for (const kind of kinds as readonly Kind[]) for (const example of kind.examples) kind.cost?.(example as never, reader)
  asked = [...found].sort()
  return asked
}
