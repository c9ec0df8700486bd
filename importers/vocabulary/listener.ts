import type { Link, Part, Told } from '@/importers/vocabulary/statement'
import type { Values } from '@/importers/vocabulary/values'

/** Words in which one source of files writes the actions of a listener. */
export interface ActionWords {
  readonly type: string
  /** Group of a plain forward, and list of groups with its path inside. */
  readonly group: string
  readonly groups: readonly [list: string, group: string]
  readonly redirect: string
  readonly port: string
  readonly protocol: string
}

/** A listener as a part of its load balancer; later rules add further groups to it by its keys. */
export function listenerPart(
  balancer: Link | undefined,
  port: Told,
  protocol: string | undefined,
  actions: readonly Values[],
  words: ActionWords,
  keys: readonly string[],
): Part {
  const groups = actions.flatMap((action) => groupsOf(action, words))
  const redirect = actions.map((action) => redirectOf(action, words)).find((to) => to !== undefined)
  const isTold = port !== undefined && protocol !== undefined
  return {
    partOf: balancer,
    list: 'listeners',
    told: {
      protocol,
      port,
      forwardTo: groups.length === 0 ? undefined : groups,
      redirectTo: groups.length === 0 ? redirect : undefined,
    },
    keys,
    counted: 'listener',
    ...(isTold ? {} : { isPartly: true }),
  }
}

export function groupsOf(action: Values, words: ActionWords): readonly Link[] {
  const several = action.maps(words.groups[0]).flatMap((group) => group.link('target-group', words.groups[1]) ?? [])
  const one = action.link('target-group', words.group)
  return several.length > 0 || one === undefined ? several : [one]
}

function redirectOf(action: Values, words: ActionWords): string | undefined {
  if (action.text(words.type) !== 'redirect') return undefined
  const [to] = action.maps(words.redirect)
  const protocol = to?.text(words.protocol)
  const port = to?.text(words.port)
  return `${protocol === undefined || protocol.startsWith('#') ? 'HTTPS' : protocol}:${port === undefined || port.startsWith('#') ? '443' : port}`
}
