import { serviceOf } from '@/importers/vocabulary/endpoint-service'
import { Link, type Statement } from '@/importers/vocabulary/statement'
import { selfLink, type Term } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'
import { unknownService } from '@/model/aws-services'

/** Name that the prefix list of a service, or of an endpoint to an unknown one, is called by where its id is not told. */
const listOf = (owner: string) => `prefix-list-of ${owner}`

/** What a gateway endpoint makes: the prefix list of its service, and a route to it in each of its tables. */
export const endpointRoutes =
  (of: { readonly kindOf: (v: Values) => string; readonly service: string; readonly prefixList: string; readonly tables: string }): Term =>
  (v, raw): readonly Statement[] => {
    if (of.kindOf(v) !== 'gateway-endpoint') return []
    const service = serviceOf(v, of.service)
    const isKnown = service !== unknownService
    const key = listOf(isKnown ? service : raw.address)
    const list = new Link(key, 'prefix-list')
    const self = selfLink(raw, 'gateway-endpoint')
    return [
      {
        is: 'prefix-list',
        told: isKnown ? { service } : {},
        awsId: v.text(of.prefixList),
        keys: [key],
        name: isKnown ? service : 'an unknown service',
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
