import { type Address, parseAddress } from '@/model/net/address'
import { hasPorts, protocolName } from '@/model/net/protocol'
import type { Question } from '@/model/reachability/verdict'
import { nearest } from '@/model/validation/nearest'

export interface QuestionMistake {
  readonly code: 'unknown-end' | 'family-mismatch' | 'port-without-ports'
  readonly attribute: 'from' | 'to' | 'protocol' | 'port' | 'sourcePort' | 'through'
  readonly message: string
  readonly fix: string
}

/** Names for which a near one is looked for: more are not printed, and in a large topology each search costs. */
const mostSearched = 100

/**
 * What is wrong with a question before it is asked: ends that nothing is called, IP versions that cannot meet, ports of a protocol
 * without ports.
 *
 * @param ids  of the resources of the topology
 */
export function questionChecker(ids: ReadonlySet<string>): (question: Question) => readonly QuestionMistake[] {
  const searched = new Map<string, string | undefined>()
  const nearestTo = (text: string) => {
    if (!searched.has(text)) searched.set(text, searched.size < mostSearched ? nearest(text, ['internet', ...ids]) : undefined)
    return searched.get(text)
  }
  return (question) => {
    const found: QuestionMistake[] = []
    const addresses: { readonly attribute: 'from' | 'to'; readonly address: Address }[] = []
    for (const attribute of ['from', 'to'] as const) {
      const text = question[attribute]
      if (text === 'internet' || ids.has(text)) continue
      const address = parseAddress(text)
      if (address === null) found.push(unknownEnd(attribute, text, nearestTo(text)))
      else addresses.push({ attribute, address })
    }
    if (question.through !== undefined && !ids.has(question.through))
      found.push(unknownBalancer(question.through, nearestTo(question.through)))
    return [...found, ...familyMismatches(question, addresses), ...needlessPorts(question)]
  }
}

const unknownBalancer = (text: string, near: string | undefined): QuestionMistake => ({
  code: 'unknown-end',
  attribute: 'through',
  message: `nothing in the topology is called "${text.slice(0, 100)}".`,
  fix: near === undefined ? 'Name a load balancer of it.' : `Did you mean ${near}?`,
})

/** Digits and dots, or hexadecimal digits and colons: meant as an address, whatever is wrong with it. */
const meantAsAddress = /^[\d./]*\.[\d./]*$|^[\da-f:./]*:[\da-f:./]*$/i

function unknownEnd(attribute: 'from' | 'to', text: string, near: string | undefined): QuestionMistake {
  const name = text.length > 100 ? `${text.slice(0, 100)}…` : text
  const isBlock = meantAsAddress.test(text) && text.includes('/')
  return {
    code: 'unknown-end',
    attribute,
    message: isBlock
      ? `"${name}" is a block, expected one address.`
      : meantAsAddress.test(text)
        ? `"${name}" is no IPv4 or IPv6 address.`
        : `nothing in the topology is called "${name}".`,
    fix: near === undefined ? 'Name a resource, internet, or an address.' : `Did you mean ${near}?`,
  }
}

function familyMismatches(
  { from, to, protocol }: Question,
  addresses: readonly { readonly attribute: 'from' | 'to'; readonly address: Address }[],
): readonly QuestionMistake[] {
  const [first, second] = addresses
  if (first !== undefined && second !== undefined && first.address.family !== second.address.family)
    return [
      {
        code: 'family-mismatch',
        attribute: 'to',
        message: `${from} is an IPv${first.address.family} address and ${to} an IPv${second.address.family} one: no packet has both.`,
        fix: 'Ask for two addresses of one IP version.',
      },
    ]
  const wanted = protocol === 1 ? 4 : protocol === 58 ? 6 : null
  const other = wanted === null ? undefined : addresses.find(({ address }) => address.family !== wanted)
  if (wanted === null || other === undefined) return []
  return [
    {
      code: 'family-mismatch',
      attribute: 'protocol',
      message: `${protocolName(protocol)} is of IPv${wanted}, and ${other.attribute === 'from' ? from : to} is an IPv${other.address.family} address.`,
      fix: `Ask for ${wanted === 4 ? 'icmpv6' : 'icmp'}, or for an IPv${wanted} address.`,
    },
  ]
}

function needlessPorts(question: Question): readonly QuestionMistake[] {
  if (hasPorts(question.protocol)) return []
  return (['port', 'sourcePort'] as const)
    .filter((attribute) => question[attribute] !== undefined)
    .map((attribute) => ({
      code: 'port-without-ports',
      attribute,
      message: `${protocolName(question.protocol)} has no ports.`,
      fix: 'Take the port away, or ask for tcp or udp.',
    }))
}
