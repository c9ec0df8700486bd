import type { InputFile, RawInput } from '@/importers/raw/raw-resource'
import type { TextTree } from '@/importers/text/text-tree'
import type { Vocabulary } from '@/importers/vocabulary/terms'
import type { Diagnostic } from '@/model/diagnostic'
import type { Topology } from '@/model/topology'

export interface ReadTopology {
  /** null: nothing could be read, and the diagnostics say why. */
  readonly topology: Topology | null
  readonly diagnostics: readonly Diagnostic[]
  /** Further mistakes that were found and not written out. */
  readonly hidden?: number
}

/** What a user may say beside the files. */
export interface ImportOptions {
  /** What the files are called together: the folder that was named. */
  readonly name: string | undefined
  /** Parameters of templates: `--param KEY=VALUE`. */
  readonly parameters: Readonly<Record<string, string>>
  /** Variables of Terraform: `--var KEY=VALUE`, and files of them. */
  readonly variables: Readonly<Record<string, string>>
  readonly variableFiles: readonly InputFile[]
  readonly region: string | undefined
  readonly account: string | undefined
  /** Side of a plan. */
  readonly side: 'planned' | 'prior'
}

export const noOptions: ImportOptions = {
  name: undefined,
  parameters: {},
  variables: {},
  variableFiles: [],
  region: undefined,
  account: undefined,
  side: 'planned',
}

/** What a reading is at: told before each of its longer parts. */
export type ReadStep =
  | { readonly stage: 'file'; readonly name: string; readonly done: number; readonly total: number }
  | { readonly stage: 'resources' | 'network' | 'flows' }

/** A file with its value and the places of its parts. */
export interface ParsedFile extends InputFile {
  readonly tree: TextTree
}

/** A format of others that files of networks come in. */
export interface Importer {
  readonly id: string
  /** As people call it: `Terraform state`. */
  readonly label: string
  readonly vocabulary: Vocabulary
  /** Whether a file's value is of this format; looks at the names at its top, not at the file's name. */
  recognises(value: unknown): boolean
  /** Whether it may belong to other files that are of this format, such as a list of something that no network has. */
  mayBelong?(value: unknown): boolean
  /** Reads all files of the format that were opened together. */
  read(files: readonly ParsedFile[], options: ImportOptions): readonly RawInput[]
}

/** A format that is neither YAML nor JSON. */
export interface TextImporter extends Omit<Importer, 'recognises' | 'read' | 'mayBelong'> {
  /** Whether a text is of it, by how it reads. */
  recognises(file: InputFile): boolean
  /** Read only where nothing else is: a drawing beside the network itself would draw it twice. */
  readonly isOnlyAlone?: true
  /** Files that belong to it where one is recognised. */
  belongs(file: InputFile): boolean
  read(files: readonly InputFile[], options: ImportOptions): readonly RawInput[]
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
