import type { Link, Setting } from '@/importers/vocabulary/statement'
import type { Values } from '@/importers/vocabulary/values'

/** Port on which a target is registered: `group`: that of its target group; `unknown`: one of its own that the input does not tell. */
type TargetPort = number | 'group' | 'unknown'

export const targetPort = (v: Values, path: string): TargetPort => {
  const told = v.get(path)
  return told === undefined || told === '' ? 'group' : (v.number(path) ?? 'unknown')
}

/** Tasks with an interface of their own are registered on the port of their container, others on one that their host chooses. */
export const containerPort = (v: Values, path: string, hasInterface: boolean): TargetPort =>
  hasInterface ? targetPort(v, path) : 'unknown'

/** That a target is registered with a target group. */
export const registration = (group: Link | undefined, target: Link | undefined, port: TargetPort): Setting => ({
  sets: group,
  told: {
    '+targets': target,
    ...(target === undefined || port === 'group' ? {} : { '+targetPorts': [port === 'unknown' ? { target } : { target, port }] }),
  },
})
