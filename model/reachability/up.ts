import type { Code } from '@/model/reachability/codes'
import type { Nic } from '@/model/reachability/nics'
import { inWords } from '@/model/reachability/remedy'
import type { Stage } from '@/model/reachability/verdict'
import { refuse, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'

/**
 * Refuses the packet where something on its way is down. The walk goes on as if it were up: that one fix must not hide what else refuses.
 *
 * @param around  interface whose table led here: another route of it may do instead
 */
export function askUp(
  id: ResourceId,
  stage: Stage,
  walk: Walk,
  { code = 'BAD_STATE', around = null }: { code?: Code; around?: Nic | null } = {},
) {
  if (!walk.down.has(id) || walk.toldDown.has(id)) return
  walk.toldDown.add(id)
  const title = () => titleOf(id, walk.t)
  const remedy = inWords(() => `Bring ${title()} up again.`)
  refuse(walk, code, { component: id, stage, why: () => `${title()} is down` }, remedy, around)
}
