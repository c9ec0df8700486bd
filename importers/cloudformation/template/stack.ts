import { truthOf } from '@/importers/cloudformation/template/conditions'
import { evaluate, forEach, isForEach } from '@/importers/cloudformation/template/intrinsics'
import { lacksValue, parameterValue } from '@/importers/cloudformation/template/parameters'
import { deployed, isServerless } from '@/importers/cloudformation/template/sam'
import { type Scope, withLocals } from '@/importers/cloudformation/template/scope'
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
  readonly parameters: Readonly<Record<string, RawValue>>
  readonly region: string | undefined
  readonly account: string | undefined
  /** Templates that stacks of it may nest; null: none is opened by that address. */
  nested(url: string, prefix: string, parameters: Readonly<Record<string, RawValue>>): Stack | null
  exported(name: string): RawValue | undefined
}

interface Declared {
  readonly node: Record<string, unknown>
  readonly path: Path
  readonly locals: ReadonlyMap<string, string>
}

/** Attributes whose value stands in the resource's own properties. */
const writtenAttributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::EC2::VPC': { CidrBlock: 'CidrBlock' },
  'AWS::EC2::Subnet': { CidrBlock: 'CidrBlock', AvailabilityZone: 'AvailabilityZone' },
}

const stackType = 'AWS::CloudFormation::Stack'

/** Most resources of one stack, loops included. */
const mostResources = 20_000

/** A template with its parameters, worked out as far as it tells. */
export class Stack {
  readonly diagnostics: Diagnostic[] = []
  private readonly declared = new Map<string, Declared>()
  private readonly conditions = new Map<string, boolean | null>()
  private readonly visiting = new Set<string>()
  private readonly children = new Map<string, Stack | null>()
  private readonly scope: Scope

  constructor(private readonly input: StackInput) {
    this.scope = {
      ref: (name) => this.ref(name),
      attribute: (id, attribute) => this.attribute(id, attribute),
      condition: (name) => this.condition(name),
      mapping: (map, top, second) => memberOf(memberOf(memberOf(input.template.Mappings, map), top), second),
      exported: (name) => input.exported(name),
      region: input.region,
      report: (diagnostic) => this.report(diagnostic, ['Resources']),
    }
    this.declare()
    this.askForParameters()
  }

  /** Every resource of it and of the stacks that it nests. */
  read(): RawInput {
    const resources: RawResource[] = []
    const leftOut: LeftOut[] = []
    const diagnostics: Diagnostic[] = []
    for (const [id, { node, path, locals }] of this.declared) {
      const type = typeof node.Type === 'string' ? node.Type : ''
      const address = `${this.input.prefix}${id}`
      const condition = typeof node.Condition === 'string' ? this.condition(node.Condition) : true
      if (condition === false) {
        leftOut.push({ type, address, reason: `its condition ${String(node.Condition)} is false` })
        continue
      }
      if (condition === null)
        this.report(
          {
            code: 'import/unknown-condition',
            severity: 'note',
            message: `${address} is made on condition ${String(node.Condition)}, which is not known; it is shown.`,
            fix: 'Give the parameters that it depends on: --param NAME=VALUE.',
          },
          path,
        )
      if (type === stackType) {
        const child = this.child(id)
        if (child === null) leftOut.push({ type, address, reason: 'its template is not opened: open it together with this one' })
        const own = child?.read()
        resources.push(...(own?.resources ?? []))
        leftOut.push(...(own?.leftOut ?? []))
        diagnostics.push(...(own?.diagnostics ?? []))
        continue
      }
      const made = deployed(type, node.Properties, isServerless(this.input.template) ? this.input.template : {})
      const values = evaluate(made.properties ?? {}, this.within(path, locals))
      const { line } = this.input.placeOf(path, 'key')
      resources.push({
        type: made.type,
        address,
        values: isRawMap(values) ? values : {},
        file: this.input.file,
        ...(line === undefined ? {} : { line }),
        ...(this.input.region === undefined ? {} : { region: this.input.region }),
        ...(this.input.account === undefined ? {} : { account: this.input.account }),
      })
    }
    return { resources, leftOut, diagnostics: [...this.diagnostics, ...diagnostics] }
  }

  /** Logical ids, for those who open several templates together. */
  get ids(): readonly string[] {
    return [...this.declared.keys()]
  }

  /** Value of an output by its name. */
  output(name: string): RawValue | undefined {
    const output = memberOf(this.input.template.Outputs, name)
    return isObject(output) ? this.once(`output ${name}`, () => evaluate(output.Value, this.scope)) : undefined
  }

  /** Value of what it exports under a name. */
  exports(name: string): RawValue | undefined {
    const { Outputs } = this.input.template
    for (const output of isObject(Outputs) ? Object.values(Outputs) : []) {
      if (!isObject(output) || !isObject(output.Export)) continue
      const exportName = output.Export.Name
      if (this.once(`export ${name}`, () => evaluate(exportName, this.scope)) === name)
        return this.once(`exported ${name}`, () => evaluate(output.Value, this.scope))
    }
    return undefined
  }

  private declare(): void {
    const { Resources } = this.input.template
    if (!isObject(Resources)) return
    const put = (id: string, node: unknown, path: Path, locals: ReadonlyMap<string, string>, depth: number): void => {
      if (this.declared.size >= mostResources || depth > 8) return
      if (isForEach(id)) {
        const scope = this.within(path, locals)
        for (const [key, one, own] of forEach(node, scope)) put(key, one, path, new Map([...locals, ...own]), depth + 1)
      } else if (isObject(node)) this.declared.set(id, { node, path, locals })
      else
        this.report(
          {
            code: 'import/bad-resource',
            severity: 'warning',
            message: `${id} is no resource: expected a map with a Type; it is left aside.`,
            fix: 'Write Type and Properties below its name.',
          },
          path,
        )
    }
    for (const [id, node] of Object.entries(Resources)) put(id, node, ['Resources', id], new Map(), 0)
  }

  private askForParameters(): void {
    const { Parameters } = this.input.template
    if (!isObject(Parameters) || this.input.prefix !== '') return
    for (const [name, declared] of Object.entries(Parameters)) {
      if (!lacksValue(declared, this.input.parameters[name])) continue
      this.report(
        {
          code: 'import/no-parameter',
          severity: 'note',
          message: `Parameter ${name} has no value; whatever depends on it is unknown.`,
          fix: `Give it: --param ${name}=…`,
        },
        ['Parameters', name],
      )
    }
  }

  private ref(name: string): RawValue | undefined | null {
    const { Parameters } = this.input.template
    switch (name) {
      case 'AWS::NoValue':
        return undefined
      case 'AWS::Region':
        return this.input.region ?? new Unknown('the region is not told')
      case 'AWS::AccountId':
        return this.input.account ?? new Unknown('the account is not told')
      case 'AWS::Partition':
        return 'aws'
      case 'AWS::URLSuffix':
        return 'amazonaws.com'
      case 'AWS::StackName':
      case 'AWS::StackId':
      case 'AWS::NotificationARNs':
        return new Unknown('the stack is not told')
      default:
        if (isObject(Parameters) && Object.hasOwn(Parameters, name))
          return parameterValue(name, Parameters[name], own(this.input.parameters, name))
        return this.declared.has(name) ? new Reference(`${this.input.prefix}${name}`, 'Ref') : null
    }
  }

  private attribute(id: string, attribute: string): RawValue | undefined {
    const declared = this.declared.get(id)
    if (declared === undefined) return new Unknown(`nothing in the template is called ${id}`)
    const type = typeof declared.node.Type === 'string' ? declared.node.Type : ''
    if (type === stackType && attribute.startsWith('Outputs.'))
      return (
        this.once(`child ${id} ${attribute}`, () => this.child(id)?.output(attribute.slice('Outputs.'.length))) ??
        new Unknown(`the template of ${id} is not opened`)
      )
    const written = writtenAttributes[type]?.[attribute]
    const properties = isObject(declared.node.Properties) ? declared.node.Properties : {}
    if (written !== undefined && Object.hasOwn(properties, written))
      return this.once(`${id} ${attribute}`, () => evaluate(properties[written], withLocals(this.scope, declared.locals)))
    return new Reference(`${this.input.prefix}${id}`, attribute)
  }

  private condition(name: string): boolean | null {
    const known = this.conditions.get(name)
    if (known !== undefined) return known
    const node = memberOf(this.input.template.Conditions, name)
    const key = `condition ${name}`
    if (node === undefined || this.visiting.has(key)) return null
    this.visiting.add(key)
    const truth = truthOf(node, this.scope, (one) => evaluate(one, this.scope))
    this.visiting.delete(key)
    this.conditions.set(name, truth)
    return truth
  }

  private child(id: string): Stack | null {
    const known = this.children.get(id)
    if (known !== undefined) return known
    const declared = this.declared.get(id)
    const properties = isObject(declared?.node.Properties) ? declared.node.Properties : {}
    const url = urlOf(properties.TemplateURL)
    const parameters = evaluate(properties.Parameters ?? {}, withLocals(this.scope, declared?.locals ?? new Map()))
    const child =
      url === null ? null : this.input.nested(url, `${this.input.prefix}${id}.`, isRawMap(parameters) ? (parameters as RawMap) : {})
    this.children.set(id, child)
    return child
  }

  /** What asks for itself has no value. */
  private once(key: string, work: () => RawValue | undefined): RawValue | undefined {
    if (this.visiting.has(key)) return new Unknown('it is defined by itself')
    this.visiting.add(key)
    try {
      return work()
    } finally {
      this.visiting.delete(key)
    }
  }

  private within(path: Path, locals: ReadonlyMap<string, string>): Scope {
    return { ...withLocals(this.scope, locals), report: (diagnostic) => this.report(diagnostic, path) }
  }

  private report(diagnostic: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'fix'>, path: Path): void {
    const { file, placeOf } = this.input
    if (this.diagnostics.length < 200) this.diagnostics.push({ ...diagnostic, place: { file, ...placeOf(path, 'key') } })
  }
}

/** Own names only: what stands in a file may be called `constructor`. */
const memberOf = (value: unknown, name: string): unknown => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)
const own = (map: Readonly<Record<string, RawValue>>, name: string): RawValue | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined

/** Address of a nested template: a text, or the text parts of a function; the last step of it is the name of the file. */
function urlOf(node: unknown): string | null {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(urlOf).findLast((text) => text !== null && /[^/]/.test(text)) ?? null
  if (isObject(node)) return urlOf(Object.values(node))
  return null
}
