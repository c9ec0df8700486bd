import { truthOf } from '@/importers/cloudformation/conditions'
import { type Declared, declaredIn } from '@/importers/cloudformation/declared'
import { badSection, circle, noParameter, notNested, unknownCondition } from '@/importers/cloudformation/findings'
import { evaluate } from '@/importers/cloudformation/intrinsics'
import { pathsOf } from '@/importers/cloudformation/node-places'
import { Outputs } from '@/importers/cloudformation/outputs'
import { lacksValue, parameterValue } from '@/importers/cloudformation/parameters'
import { pseudoParameter } from '@/importers/cloudformation/pseudo-parameters'
import { deployed, isServerless } from '@/importers/cloudformation/sam'
import { dangling, type Finding, fillIn, type Scope, withLocals } from '@/importers/cloudformation/scope'
import { templateAddress } from '@/importers/cloudformation/template-address'
import type { Work } from '@/importers/cloudformation/work'
import { impliedAttribute, writtenAttribute } from '@/importers/cloudformation/written-attributes'
import { isObject } from '@/importers/importer'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import { isRawMap, type RawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import type { Path, TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'

/** What a stack is made of, and where it stands among others. */
export interface StackInput {
  readonly template: Record<string, unknown>
  readonly file: string
  readonly placeOf: TextTree['placeOf']
  /** Stands before its logical ids: `Network.` in a nested stack. */
  readonly prefix: string
  readonly isNested: boolean
  readonly parameters: Readonly<Record<string, RawValue>>
  readonly region: string | undefined
  readonly account: string | undefined
  readonly work: Work
  /** The stack that a stack of it nests, or in words why there is none. */
  nested(address: string, prefix: string, parameters: RawMap): Stack | string
  exported(name: string): RawValue | undefined
}

export const stackType = 'AWS::CloudFormation::Stack'

/** What the CDK writes of itself in every template, on a condition of the region; it is nothing that anybody made. */
const bookkeeping = 'AWS::CDK::Metadata'

/** Nobody reads more of one template. */
const mostDiagnostics = 200

/** A template with its parameters, worked out as far as it tells. */
export class Stack {
  private readonly diagnostics = new Map<string, Diagnostic>()
  private readonly declared: ReadonlyMap<string, Declared>
  private readonly known = new Map<string, RawValue | undefined>()
  private readonly conditions = new Map<string, boolean | null>()
  private readonly asking = new Set<string>()
  private readonly children = new Map<string, Stack | string>()
  private readonly outputs: Outputs
  private readonly scope: Scope
  private readonly pathOf: (node: unknown) => Path | null

  constructor(private readonly input: StackInput) {
    const { template, work } = input
    this.pathOf = pathsOf(template)
    this.scope = {
      ref: (name) => this.ref(name),
      attribute: (id, attribute) => this.attribute(id, attribute),
      condition: (name) => this.condition(name),
      mapping: (map, top, second) => memberOf(memberOf(memberOf(template.Mappings, map), top), second),
      exported: (name) => input.exported(name),
      isComplete: !hasMacro(template),
      locals: new Map(),
      work,
      report: (finding, node) => this.report(finding, this.pathOf(node) ?? ['Resources']),
    }
    this.outputs = new Outputs({
      outputs: template.Outputs,
      evaluate: (node) => evaluate(node, this.scope),
      condition: (name) => this.condition(name) ?? null,
      once: (key, ask) => this.once(key, ask),
    })
    this.declared = new Map()
    this.declared = declaredIn(template.Resources, this.scope, (finding, path) => this.report(finding, path))
    this.check()
  }

  /** Every resource of it and of the stacks that it nests. */
  read(): RawInput {
    const resources: RawResource[] = []
    const leftOut: LeftOut[] = []
    const diagnostics: Diagnostic[] = []
    for (const [id, declared] of this.declared) {
      const { path } = declared
      const { type, properties } = this.deployed(declared)
      const address = `${this.input.prefix}${id}`
      if (this.isMade(address, declared) === false) {
        leftOut.push({ type, address, reason: `its condition ${declared.condition} is false` })
        continue
      }
      if (type === stackType) {
        const child = this.child(id)
        if (typeof child === 'string') {
          leftOut.push({ type, address, reason: child })
          this.report(notNested(address, child), path)
          continue
        }
        const read = child.read()
        for (const one of read.resources) resources.push(one)
        for (const one of read.leftOut) leftOut.push(one)
        for (const one of read.diagnostics) diagnostics.push(one)
        continue
      }
      const values = evaluate(properties, this.within(declared))
      resources.push({
        type,
        address,
        values: isRawMap(values) ? values : {},
        file: this.input.file,
        isNew: true,
        line: this.input.placeOf(path, 'key').line,
        ...(this.input.region === undefined ? {} : { region: this.input.region }),
        ...(this.input.account === undefined ? {} : { account: this.input.account }),
      })
    }
    return { resources, leftOut, diagnostics: [...this.diagnostics.values(), ...diagnostics] }
  }

  /** Logical ids, for those who open several templates together. */
  get ids(): readonly string[] {
    return [...this.declared.keys()]
  }

  output(name: string): RawValue | undefined {
    return this.outputs.value(name)
  }

  /** Value of what it, or a stack that it nests, exports under a name. */
  exports(name: string): RawValue | undefined {
    const own = this.outputs.export(name)
    if (own !== undefined) return own
    for (const [id, { type }] of this.declared) {
      const child = type === stackType ? this.child(id) : null
      const found = child instanceof Stack ? child.exports(name) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Whether a resource is made at all; where nobody can tell, it is kept. */
  private isMade(address: string, { type, condition, locals, path }: Declared): boolean {
    if (condition === null) return true
    const name = fillIn(condition, locals)
    const truth = this.condition(name)
    if (truth === undefined) dangling(name, this.at(path), null)
    else if (truth === null && type !== bookkeeping) this.report(unknownCondition(address, name, this.input.region !== undefined), path)
    return truth ?? true
  }

  /** What is worth telling of the template as a whole. */
  private check(): void {
    const { template, parameters, isNested } = this.input
    for (const section of ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'])
      if (template[section] != null && !isObject(template[section])) this.report(badSection(section), [section])
    for (const [name, declared] of isObject(template.Parameters) ? Object.entries(template.Parameters) : [])
      if (lacksValue(declared, own(parameters, name))) this.report(noParameter(name, isNested), ['Parameters', name])
  }

  private ref(name: string): RawValue | undefined | null {
    const pseudo = pseudoParameter(name, this.input)
    if (pseudo !== null) return pseudo
    const declared = memberOf(this.input.template.Parameters, name)
    if (declared !== undefined)
      return this.once(`parameter ${name}`, () => parameterValue(name, declared, own(this.input.parameters, name)))
    return this.declared.has(name) ? new Reference(`${this.input.prefix}${name}`, 'Ref') : null
  }

  private attribute(id: string, attribute: string): RawValue | undefined | null {
    const declared = this.declared.get(id)
    if (declared === undefined) return null
    if (declared.type === stackType && attribute.startsWith('Outputs.')) {
      const child = this.child(id)
      if (typeof child === 'string') return new Unknown(child)
      return child.output(attribute.slice('Outputs.'.length)) ?? new Unknown(`${id} has no output ${attribute.slice('Outputs.'.length)}`)
    }
    const written = writtenAttribute(declared.type, attribute)
    const node = written === null ? undefined : memberOf(declared.properties, written.property)
    if (written === null || node === undefined)
      return this.impliedAttribute(id, declared, attribute) ?? new Reference(`${this.input.prefix}${id}`, attribute)
    const value = this.once(`attribute ${id} ${written.property}`, () => evaluate(node, this.within(declared)))
    if (isRawMap(value)) return new Unknown(`${id} has a map for its ${written.property}`)
    return written.isList && value !== undefined && !Array.isArray(value) ? [value] : value
  }

  private impliedAttribute(id: string, declared: Declared, attribute: string): RawValue | undefined {
    const implied = impliedAttribute(declared.type, attribute)
    const node = implied === undefined ? undefined : memberOf(declared.properties, implied.from)
    if (implied === undefined || node === undefined) return undefined
    const value = this.once(`attribute ${id} ${implied.from}`, () => evaluate(node, this.within(declared)))
    return typeof value === 'string' ? implied.of(value) : undefined
  }

  private condition(name: string): boolean | null | undefined {
    const known = this.conditions.get(name)
    if (known !== undefined) return known
    const node = memberOf(this.input.template.Conditions, name)
    if (node === undefined) return undefined
    const key = `condition ${name}`
    if (this.asking.has(key)) {
      this.report(circle(`Condition ${name}`), ['Conditions', name])
      return null
    }
    this.asking.add(key)
    const truth = truthOf(node, this.at(['Conditions', name]), evaluate)
    this.asking.delete(key)
    this.conditions.set(name, truth)
    return truth
  }

  private child(id: string): Stack | string {
    const known = this.children.get(id)
    if (known !== undefined) return known
    const declared = this.declared.get(id)
    const key = `stack ${id}`
    if (declared === undefined || this.asking.has(key)) return 'it is defined by itself'
    this.asking.add(key)
    const scope = this.within(declared)
    const node = memberOf(declared.properties, 'TemplateURL')
    const address = templateAddress(node, evaluate(node, scope))
    const parameters = evaluate(memberOf(declared.properties, 'Parameters') ?? {}, scope)
    const child =
      address === null
        ? 'it has no TemplateURL'
        : this.input.nested(address, `${this.input.prefix}${id}.`, isRawMap(parameters) ? parameters : {})
    this.asking.delete(key)
    this.children.set(id, child)
    return child
  }

  /** Works something out when it is first asked for; what asks for itself has no value. */
  private once(key: string, work: () => RawValue | undefined): RawValue | undefined {
    if (this.known.has(key)) return this.known.get(key)
    if (this.asking.has(key)) {
      const [what = '', id = ''] = key.split(' ')
      this.report(circle(`${what[0]?.toUpperCase()}${what.slice(1)} ${id}`), [what === 'output' ? 'Outputs' : 'Resources', id])
      return new Unknown('it is defined by itself')
    }
    this.asking.add(key)
    const value = work()
    this.asking.delete(key)
    this.known.set(key, value)
    return value
  }

  private deployed({ type, properties }: Declared): { readonly type: string; readonly properties: unknown } {
    return isServerless(this.input.template) ? deployed(type, properties, this.input.template) : { type, properties }
  }

  private within({ path, locals }: Declared): Scope {
    return withLocals(this.at(path), locals)
  }

  /** A scope that reports at a place where it does not find a better one. */
  private at(path: Path): Scope {
    return { ...this.scope, report: (finding, node) => this.report(finding, this.pathOf(node) ?? path) }
  }

  private report(finding: Finding, path: Path): void {
    if (this.diagnostics.size >= mostDiagnostics) return
    const { line, column } = this.input.placeOf(path, path.length === 2 ? 'key' : 'value')
    this.diagnostics.set(`${line} ${column} ${finding.message}`, { ...finding, place: { file: this.input.file, line, column } })
  }
}

/** Macros make resources and names that do not stand in the template. */
function hasMacro(template: Record<string, unknown>): boolean {
  const transforms = template.Transform === undefined ? [] : [template.Transform].flat()
  if (transforms.some((one) => one !== 'AWS::LanguageExtensions')) return true
  return isObject(template.Resources) && Object.keys(template.Resources).some((id) => id.startsWith('Fn::'))
}

/** Own names only: what stands in a file may be called `constructor`. */
const memberOf = (value: unknown, name: string): unknown => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)

const own = (map: Readonly<Record<string, RawValue>>, name: string): RawValue | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined
