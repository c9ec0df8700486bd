import type { AllPairs, ClassOrInternet, Passing } from '@/model/reachability/matrix/all-pairs'
import type { InterfaceClass } from '@/model/reachability/matrix/classes'

/** What the ends of a matrix stand for. */
export const groupings = {
  subnet: { plural: 'subnets', keysOf: ({ place }: InterfaceClass) => [place.subnet ?? 'no subnet told'] },
  'security-group': {
    plural: 'security groups',
    keysOf: ({ profile }: InterfaceClass) => {
      if (profile.groups === undefined) return ['no security groups told']
      return profile.groups.length === 0 ? ['no security group'] : profile.groups
    },
  },
  resource: { plural: 'resources', keysOf: ({ nics }: InterfaceClass) => [...new Set(nics.map((nic) => nic.owner))] },
} as const satisfies Readonly<Record<string, { readonly plural: string; keysOf(one: InterfaceClass): readonly string[] }>>

export type Grouping = keyof typeof groupings

/** Between some interface of the one and some of the other. */
export interface GroupedPair extends Passing {
  readonly from: string
  readonly to: string
}

/** Every pair between which something passes, surely or perhaps, in the order of the names; the internet is one of the ends. One by one: there may be millions. */
export function* groupedPairs(pairs: AllPairs, by: Grouping): Generator<GroupedPair> {
  const { keysOf } = groupings[by]
  const keys = pairs.classes.map((one): readonly string[] => keysOf(one))
  const members = new Map<string, ClassOrInternet[]>([[internet, [internet]]])
  for (const [index, own] of keys.entries()) for (const key of own) members.set(key, [...(members.get(key) ?? []), index])
  const names = [...members.keys()].sort()
  for (const from of names) {
    const found = new Map<string, Set<number>>()
    const add = (to: string, set: number) => {
      const own = found.get(to)
      if (own === undefined) found.set(to, new Set([set]))
      else own.add(set)
    }
    for (const sender of members.get(from) ?? []) {
      if (sender === internet) {
        for (const to of pairs.classes) for (const key of keys[to.index] ?? []) add(key, pairs.setOf(internet, to.index))
        continue
      }
      addRow(sender, add)
      add(internet, pairs.setOf(sender, internet))
    }
    for (const to of names) {
      const passing = pairs.anyOf([...(found.get(to) ?? [])])
      if (passing.may.length > 0 && !(by === 'resource' && from === to)) yield { from, to, ...passing }
    }
  }

  function addRow(sender: number, add: (to: string, set: number) => void): void {
    const { sets, places } = pairs.row(sender)
    for (const { first, end } of places)
      for (let to = first; to < end; to++) {
        // An interface alone in its class speaks with nobody but itself there.
        if (sets[to] === 0 || (to === sender && pairs.classes[to]?.nics.length === 1)) continue
        for (const key of keys[to] ?? []) add(key, sets[to] as number)
      }
  }
}

const internet = 'internet'
