import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { listInWords } from '@/model/words'

export const networkAclsInUse: PracticeCheck = {
  id: 'network-acls-in-use',
  check: (t) => {
    const subnets = t.of('subnet')
    if (subnets.length === 0) return unknown('No subnets in the topology.')
    const without = subnets.filter((s) => s.networkAcl === undefined)
    return without.length === 0
      ? yes('Every subnet has a network ACL of its own.')
      : no(`No network ACL of their own: ${listInWords(without.map((s) => t.nameOf(s.id)))}.`)
  },
}
