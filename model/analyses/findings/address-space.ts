import { addressUses } from '@/model/analyses/findings/address-use'
import type { Analysis } from '@/model/analyses/findings/finding'
import { groupThousands } from '@/model/money'
import { titleOf } from '@/model/resource-names'

const fewShare = 0.1
const fewAddresses = 16

export const addressSpace: Analysis = {
  code: 'finding/address-space',
  severity: 'warning',
  title: 'A subnet with few free addresses',
  about:
    'Less than a tenth of the addresses of a subnet is free, or fewer than 16: tasks, functions and load balancers that grow find none. Five addresses are reserved by AWS and one is counted for each known interface, so what is used is a least number. A block too small for 16 free addresses is judged by the tenth alone.',
  find: (t) =>
    [...addressUses(t)].flatMap(([id, { usable, usedAtLeast, freeAtMost }]) => {
      const few = freeAtMost < usable * fewShare || (usable >= fewAddresses && freeAtMost < fewAddresses)
      if (!few) return []
      const message = `${titleOf(id, t)} has at least ${groupThousands(usedAtLeast)} of ${groupThousands(usable)} addresses used, and ${freeAtMost === 0 ? 'none' : `at most ${freeAtMost}`} free.`
      return [
        {
          resource: id,
          path: 'cidr',
          message,
          fix: 'Add a larger subnet, in another block of the VPC if need be, and move what grows there.',
        },
      ]
    }),
}
