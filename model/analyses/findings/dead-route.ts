import type { Analysis } from '@/model/analyses/findings/finding'
import { titleOf } from '@/model/resource-names'
import { rankedRoutes, routePath } from '@/model/routing/effective-routes'

export const deadRoute: Analysis = {
  code: 'finding/dead-route',
  severity: 'warning',
  title: 'A route that drops packets or is never used',
  about: 'The target of the route is a blackhole, or another route with the same destination always comes first.',
  find: (t) =>
    t.of('route-table').flatMap((table) =>
      rankedRoutes(table.id, t).flatMap((ranked) => {
        const { route, status, shadowedBy } = ranked
        const path = routePath(route)
        if (path === undefined || (status !== 'blackhole' && status !== 'shadowed')) return []
        const name = t.destinationName(route.destination, 'full')
        return [
          {
            resource: table.id,
            path,
            message:
              status === 'blackhole'
                ? `${titleOf(table.id, t)} sends ${name} into a blackhole: packets are dropped.`
                : `${titleOf(table.id, t)} never uses ${name} → ${route.target}: ${shadowedBy?.target ?? 'another route'} comes first.`,
            fix: status === 'blackhole' ? 'Point it at something that works, or remove it.' : 'Remove one of the two routes.',
          },
        ]
      }),
    ),
}
