import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { dataReason } from '@/importers/terraform/hcl/data-sources'
import { mistake } from '@/importers/terraform/hcl/source'
import type { At } from '@/importers/terraform/hcl/syntax'
import type { Diagnostic } from '@/model/diagnostic'

const mostNamed = 3

/** Sources that tell of the network; of images, policies and secrets nothing is wanted. */
const ofNetwork =
  /^data\.(?:[a-z]+_)?[a-z0-9_]*(?:vpc|subnet|security_group|route|gateway|network|prefix_list|_lb|_alb|eip|instance|peering|remote_state|outputs|stack|parameter)/

/** What resources take of data sources, which only Terraform can ask. */
export class OpenQuestions {
  private readonly bySource = new Map<string, { readonly at: At; readonly attributes: Set<string> }>()

  /** Looks through the values of a resource. */
  note(address: string, values: RawValue, at: At, name = ''): void {
    if (values instanceof Unknown) {
      const source = dataReason.exec(values.because)?.[1]
      if (source === undefined || !ofNetwork.test(source)) return
      const known = this.bySource.get(source) ?? { at, attributes: new Set() }
      this.bySource.set(source, known)
      known.attributes.add(`${name} of ${address}`)
    } else if (Array.isArray(values)) for (const one of values) this.note(address, one, at, name)
    else if (isRawMap(values)) for (const [inner, one] of Object.entries(values)) this.note(address, one, at, name === '' ? inner : name)
  }

  /** One for each data source, at the first that takes of it. */
  diagnostics(): readonly Diagnostic[] {
    return [...this.bySource].map(([source, { at, attributes }]) => {
      const [all, few] = [[...attributes], [...attributes].slice(0, mostNamed)]
      const more = all.length > few.length ? ` and ${all.length - few.length} more` : ''
      return mistake(
        'hcl/data-source',
        'note',
        at,
        `${source} is looked up when Terraform runs, so what is taken of it is unknown: ${few.join(', ')}${more}.`,
        'Import the state, or `terraform show -json` of a plan: they hold what it finds.',
      )
    })
  }
}
