import type { Flowchart, SketchGroup, SketchNode } from '@/importers/mermaid/flowchart'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import { type RawValue, Reference } from '@/importers/raw/raw-value'

/** What a group or a box is, by the words of its label; the first that fits. What no word tells is a box of its label. */
const groupWords: readonly (readonly [string, RegExp])[] = [
  ['sketch:Subnet', /\bsubnet/i],
  ['sketch:Vpc', /\bVPC\b(?!\s+endpoint)/i],
  ['sketch:AvailabilityZone', /\bavailability zone\b|\bAZ\b|\b[a-z]{2}-[a-z]+-\d[a-f]\b/i],
  ['sketch:Region', /\bAWS cloud\b|\bregion\b|\b[a-z]{2}-[a-z]+-\d\b/i],
]

const boxWords: readonly (readonly [string, RegExp])[] = [
  ['sketch:InternetGateway', /\binternet gateway\b|\bIGW\b/i],
  ['sketch:NatGateway', /\bNAT\b/i],
  ['sketch:NetworkLoadBalancer', /\bnetwork load balancer\b|\bNLB\b/i],
  ['sketch:LoadBalancer', /\bload balancer\b|\bALB\b/i],
  ['sketch:CloudFront', /\bcloudfront\b|\bCDN\b/i],
  ['sketch:Endpoint', /\bendpoint\b/i],
  ['sketch:RouteTable', /\broute table\b/i],
  ['sketch:EcsService', /\bECS\b|\bfargate\b/i],
  ['sketch:Lambda', /\blambda\b/i],
  ['sketch:Rds', /\bRDS\b|\baurora\b|\bpostgres\w*\b|\bmysql\b/i],
  ['sketch:S3', /\bS3\b/i],
  ['sketch:DynamoDb', /\bdynamo/i],
  ['sketch:Ecr', /\bECR\b/i],
  ['sketch:SecretsManager', /\bsecrets? manager\b/i],
  ['sketch:Instance', /\bEC2\b|\binstance\b|\bbastion\b/i],
  ['sketch:Users', /\busers?\b|\bclients?\b|\bbrowser\b/i],
  ['sketch:Internet', /^(?:the )?internet\b/i],
]

const typeOf = (label: string, words: readonly (readonly [string, RegExp])[], otherwise: string): string =>
  words.find(([, pattern]) => pattern.test(label))?.[0] ?? otherwise

const blocksIn = (label: string): readonly string[] => label.match(/\b\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}\b/g) ?? []

/** A drawing as a network: what its words tell, and nothing else. Of several, the one with most in it. */
export function sketchOf(charts: readonly Flowchart[], file: string): RawInput {
  const [best, ...others] = [...charts].sort((a, b) => b.nodes.length + b.groups.length - a.nodes.length - a.groups.length)
  if (best === undefined) return { resources: [], leftOut: [], diagnostics: [] }
  const groups = new Map(best.groups.map((group) => [group.id, group]))
  const types = new Map(best.groups.map((group) => [group.id, typeOf(group.label, groupWords, '')]))
  const within = (from: string | null, type: string): SketchGroup | undefined => {
    for (let at = from, i = 0; at !== null && i < 100; i++) {
      const group = groups.get(at)
      if (group === undefined) return undefined
      if (types.get(at) === type) return group
      at = group.parent
    }
    return undefined
  }
  const reference = (group: SketchGroup | undefined): RawValue => (group === undefined ? null : new Reference(group.id, null))
  const raw = (one: SketchNode, type: string): RawResource => ({
    type,
    address: one.id,
    values: {
      label: one.label,
      blocks: [...blocksIn(one.label)],
      zone: /\b[a-z]{2}-[a-z]+-\d[a-f]\b/.exec(within(one.parent, 'sketch:AvailabilityZone')?.label ?? one.label)?.[0] ?? null,
      vpc: reference(within(one.parent, 'sketch:Vpc')),
      subnet: reference(within(one.parent, 'sketch:Subnet')),
      uses: best.links.filter((link) => link.from === one.id && !groups.has(link.to)).map((link) => new Reference(link.to, null)),
    },
    file,
    line: one.line,
  })
  const leftOut: LeftOut[] = others.map((chart) => ({
    type: 'sketch:Diagram',
    address: `line ${chart.line}`,
    reason: 'another diagram of the document is drawn, which holds more',
  }))
  const containers = best.groups.flatMap((group) => {
    const type = types.get(group.id) ?? ''
    return type === 'sketch:Vpc' || type === 'sketch:Subnet' ? [raw(group, type)] : []
  })
  for (const group of best.groups)
    if (types.get(group.id) === '')
      leftOut.push({ type: 'sketch:Group', address: group.id, reason: 'no word of its label tells what it is' })
  return {
    resources: [...containers, ...best.nodes.map((node) => raw(node, typeOf(node.label, boxWords, 'sketch:Box')))],
    leftOut,
    diagnostics: [],
  }
}
