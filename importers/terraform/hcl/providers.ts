import type { Module } from '@/importers/terraform/hcl/module'
import { evaluate } from '@/importers/terraform/hcl/scope'
import type { Block, Node } from '@/importers/terraform/hcl/syntax'

/** Region of the provider that a resource or data source uses; its own `region` goes first. */
export function regionOf(block: Block, module: Module): string | undefined {
  const own = block.body.attributes.get('region')
  if (own !== undefined && block.type === 'data') {
    const value = evaluate(own.value, module.scope)
    if (typeof value === 'string') return value
  }
  const written = block.body.attributes.get('provider')
  const key = (written === undefined ? null : keyOfProvider(written.value)) ?? (block.labels[0] ?? '').split('_')[0] ?? ''
  return regionOfProvider(key, module)
}

/** `aws` or `aws.west`, as it stands in an expression. */
function keyOfProvider(node: Node): string | null {
  if (node.kind === 'name') return node.name
  if (node.kind === 'literal') return typeof node.value === 'string' ? node.value : null
  if (node.kind !== 'steps' || node.base.kind !== 'name') return null
  const [step] = node.steps
  return step?.kind === 'attribute' ? `${node.base.name}.${step.name}` : null
}

function regionOfProvider(key: string, module: Module): string | undefined {
  let wanted = key
  // Module depth is limited, and so is this climb.
  for (let here: Module | undefined = module; here !== undefined; here = here.caller?.module) {
    const own = here.folder.providers.get(wanted)
    if (own !== undefined) {
      const region = own.body.attributes.get('region')
      const value = region === undefined ? undefined : evaluate(region.value, here.scope)
      return typeof value === 'string' ? value : undefined
    }
    wanted = passedAs(wanted, here) ?? wanted
  }
  return undefined
}

/** What the caller calls the provider that it hands in under this name; null: it hands none in, and the default one is inherited. */
function passedAs(key: string, module: Module): string | null {
  const providers = module.caller?.block.body.attributes.get('providers')?.value
  if (providers?.kind !== 'object') return null
  for (const entry of providers.entries) if (keyOfProvider(entry.key) === key) return keyOfProvider(entry.value)
  return null
}
