import { isRawMap, type RawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import { Link } from '@/importers/vocabulary/statement'

/** The attributes of a raw resource, read by name; whatever is not of the wanted type is not told. */
export class Values {
  constructor(private readonly map: RawMap) {}

  /**
   * Value at a path such as `vpc_config.subnet_ids`. A block that may stand once is a list of one in some formats: it is looked through.
   */
  get(path: string): RawValue | undefined {
    let value: RawValue | undefined = this.map
    for (const step of path.split('.')) {
      const at: RawValue | undefined = Array.isArray(value) ? value[0] : value
      if (at instanceof Unknown) return at
      if (!isRawMap(at)) return undefined
      value = own(at, step)
    }
    return value === null ? undefined : value
  }

  /** First of the paths that holds anything. */
  first(paths: readonly string[]): RawValue | undefined {
    for (const path of paths) {
      const value = this.get(path)
      if (value !== undefined && value !== '') return value
    }
    return undefined
  }

  /** Whether it is written and cannot be known. */
  isUnknown(...paths: readonly string[]): boolean {
    return this.first(paths) instanceof Unknown
  }

  text(...paths: readonly string[]): string | undefined {
    const value = this.first(paths)
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
  }

  number(...paths: readonly string[]): number | undefined {
    const value = this.first(paths)
    if (typeof value === 'number') return value
    return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined
  }

  flag(...paths: readonly string[]): boolean | undefined {
    const value = this.first(paths)
    if (typeof value === 'boolean') return value
    return value === 'true' ? true : value === 'false' ? false : undefined
  }

  /** Entries of a list of maps; a single map counts as a list of one. */
  maps(...paths: readonly string[]): readonly Values[] {
    const value = this.first(paths)
    const all = Array.isArray(value) ? value : [value]
    return all.filter(isRawMap).map((map) => new Values(map))
  }

  /** Entries of a list; undefined where it is absent, and null where an entry or the whole of it is not told. */
  list(...paths: readonly string[]): readonly RawValue[] | undefined | null {
    const value = this.first(paths)
    if (value === undefined) return undefined
    if (value instanceof Unknown) return null
    const all = Array.isArray(value) ? value : [value]
    return all.some((entry) => entry instanceof Unknown) ? null : all.filter((entry) => entry !== null)
  }

  texts(...paths: readonly string[]): readonly string[] | undefined {
    return this.list(...paths)?.filter((entry) => typeof entry === 'string')
  }

  link(kind: string, ...paths: readonly string[]): Link | undefined {
    return linkOf(this.first(paths), kind)
  }

  /** undefined: absent, or not wholly told. */
  links(kind: string, ...paths: readonly string[]): readonly Link[] | undefined {
    return this.list(...paths)?.flatMap((entry) => linkOf(entry, kind) ?? [])
  }
}

const withoutCase = (name: string) => name.replaceAll('_', '').toLowerCase()

/**
 * Own names only: what stands in a file may be called `constructor`. AWS Config writes the names of the EC2 API with a small first letter,
 * and the provider `awscc` those of CloudFormation with underscores.
 */
function own(map: RawMap, name: string): RawValue | undefined {
  if (Object.hasOwn(map, name)) return map[name]
  // The names of the provider `aws`, which are small, are as they are.
  if (!/[A-Z]/.test(name)) return undefined
  const wanted = withoutCase(name)
  const found = Object.keys(map).find((other) => withoutCase(other) === wanted)
  return found === undefined ? undefined : map[found]
}

export function linkOf(value: RawValue | undefined, kind: string, take: string | null = null): Link | undefined {
  if (value instanceof Reference) return new Link(value, kind, take)
  return typeof value === 'string' && value !== '' ? new Link(value, kind, take) : undefined
}
