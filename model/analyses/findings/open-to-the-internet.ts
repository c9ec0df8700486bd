import type { Analysis } from '@/model/analyses/findings/finding'
import { formatPorts } from '@/model/net/ports'
import { protocolName } from '@/model/net/protocol'
import { exposureOf } from '@/model/reachability/exposure'
import { titleOf } from '@/model/resource-names'

export const openToTheInternet: Analysis = {
  code: 'finding/open-to-the-internet',
  severity: 'note',
  title: 'Reached from the internet',
  about: 'Everything that the internet reaches directly, with its ports: the list to read before a review.',
  find: (t) =>
    exposureOf(t).exposed.flatMap((e) =>
      e.distance === 1 && e.certain
        ? [
            {
              resource: e.resource,
              path: '',
              message: `${titleOf(e.resource, t)} is reached from the internet on ${protocolName(e.protocol)} ${e.ports.map(formatPorts).join(', ')}.`,
              fix: 'Nothing, where this is meant.',
            },
          ]
        : [],
    ),
}
