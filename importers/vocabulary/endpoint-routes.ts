import { Link, type Statement } from '@/importers/vocabulary/statement'
import { selfLink, type Term } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

/** Name that the prefix list of a service is called by where its id is not told. */
const listOf = (service: string) => `prefix-list-of ${service}`

/** What a gateway endpoint makes: the prefix list of its service, and a route to it in each of its tables. */
export const endpointRoutes =
  (of: { readonly kindOf: (v: Values) => string; readonly service: string; readonly prefixList: string; readonly tables: string }): Term =>
  (v, raw): readonly Statement[] => {
    const service = v.text(of.service)
    if (of.kindOf(v) !== 'gateway-endpoint' || service === undefined) return []
    const list = new Link(listOf(service), 'prefix-list')
    const self = selfLink(raw, 'gateway-endpoint')
    return [
      {
        is: 'prefix-list',
        told: { service },
        awsId: v.text(of.prefixList),
        keys: [listOf(service)],
        name: service,
        implied: true,
        counted: null,
      },
      { sets: self, told: { prefixList: list } },
      ...(v.links('route-table', of.tables) ?? []).map((partOf) => ({
        partOf,
        list: 'routes',
        told: { destination: list, target: self },
        implied: true,
      })),
    ]
  }
