import { computeOf } from '@/model/analyses/practices/compute'
import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { listInWords } from '@/model/words'

/** A Lambda function in a VPC never has a public address; a task and an instance have one where they are told to. */
export const noPublicAddressesOnCompute: PracticeCheck = {
  id: 'no-public-addresses-on-compute',
  check: (t) => {
    const compute = computeOf(t)
    if (compute.length === 0) return unknown('No compute with network interfaces in the topology.')
    const attached = new Set(t.of('elastic-ip').flatMap((e) => e.associatedWith ?? []))
    const open = compute.filter(
      (r) => attached.has(r.id) || t.interfacesOf(r).some((i) => i.publicAddress !== undefined || i.isPublic === true),
    )
    if (open.length > 0)
      return no(`${listInWords(open.map((r) => t.nameOf(r.id)))} ${open.length === 1 ? 'has a public address' : 'have public addresses'}.`)
    const vague = compute.filter((r) => t.interfacesOf(r).some((i) => i.isPublic === undefined))
    if (vague.length > 0)
      return unknown(
        `The input does not tell whether ${listInWords(vague.map((r) => t.nameOf(r.id)))} ${vague.length === 1 ? 'has a public address' : 'have public addresses'}.`,
      )
    return yes(`${listInWords(compute.map((r) => t.nameOf(r.id)))} ${compute.length === 1 ? 'has' : 'have'} private addresses only.`)
  },
}
