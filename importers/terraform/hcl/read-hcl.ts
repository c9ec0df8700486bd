import { untoldRegion } from '@/importers/assemble/regions'
import type { InputFile, LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import { isRawMap } from '@/importers/raw/raw-value'
import { plain } from '@/importers/terraform/hcl/body-values'
import { FetchedModules, isFetched } from '@/importers/terraform/hcl/fetched-modules'
import { type Folder, type FolderFile, folderOf } from '@/importers/terraform/hcl/folder'
import { jsonBody } from '@/importers/terraform/hcl/json-body'
import { Module } from '@/importers/terraform/hcl/module'
import { Calls } from '@/importers/terraform/hcl/module-calls'
import { OpenQuestions } from '@/importers/terraform/hcl/open-questions'
import { parseBody } from '@/importers/terraform/hcl/parse-body'
import { rootOf } from '@/importers/terraform/hcl/root-folder'
import { limits, Run } from '@/importers/terraform/hcl/run'
import { mistake, sourceOf } from '@/importers/terraform/hcl/source'
import type { Block } from '@/importers/terraform/hcl/syntax'
import { compareTexts } from '@/importers/terraform/hcl/values'
import { automaticFiles, rootInputs } from '@/importers/terraform/hcl/variables'
import { inReadingOrder } from '@/model/diagnostic'

export interface HclOptions {
  /** `--var KEY=VALUE`, the text as it was typed. */
  readonly variables: Readonly<Record<string, string>>
  /** `--var-file`: `*.tfvars` or `*.tfvars.json`, later ones go before. */
  readonly variableFiles: readonly InputFile[]
  /** Where providers stand that tell no region: the user tells it. */
  readonly region?: string | undefined
}

/**
 * Reads a folder of Terraform configuration, as far as it can be known before it is applied.
 *
 * @param files  every .tf, .tf.json and file of values below the opened folder
 */
export function readHcl(files: readonly InputFile[], options: HclOptions): RawInput {
  const run = new Run()
  const fetched = new FetchedModules(files)
  const folders = foldersOf(files, fetched)
  const root = rootOf(folders)
  const folder = root === null ? undefined : folders.get(root.path)
  if (root === null || folder === undefined) {
    run.report({
      code: 'hcl/no-files',
      severity: 'error',
      message: 'No .tf file was found.',
      fix: 'Open a folder that holds Terraform configuration.',
    })
    return { resources: [], leftOut: [], diagnostics: run.diagnostics }
  }
  for (const diagnostic of root.diagnostics) run.report(diagnostic)
  const inputs = rootInputs([...automaticFiles(files, root.path), ...options.variableFiles], options.variables, folder, run)
  const module = new Module(run, folder, '', null, inputs, new Calls(run, folders, (address) => fetched.folderOf(root.path, address)))
  const walk = new Walk(run, options.region)
  walk.module(module)
  return {
    resources: inOwnRegions(walk.resources),
    leftOut: walk.leftOut,
    diagnostics: inReadingOrder([...run.diagnostics, ...walk.questions.diagnostics()]),
  }
}

/** What one provider tells of its region says nothing of where another stands. */
function inOwnRegions(resources: readonly RawResource[]): readonly RawResource[] {
  if (!resources.some((one) => one.region !== undefined)) return resources
  return resources.map((one) => (one.region === undefined ? { ...one, region: untoldRegion } : one))
}

function foldersOf(files: readonly InputFile[], fetched: FetchedModules): ReadonlyMap<string, Folder> {
  const byFolder = new Map<string, FolderFile[]>()
  for (const file of [...files].sort((a, b) => compareTexts(a.name, b.name))) {
    const isJson = file.name.endsWith('.tf.json')
    if (!isJson && !file.name.endsWith('.tf')) continue
    const path = file.name.includes('/') ? file.name.slice(0, file.name.lastIndexOf('/')) : ''
    // Of what Terraform has fetched only that which the configuration calls: the rest are examples and tests of others.
    if (isFetched(file.name) && !fetched.folders.has(path)) continue
    const { body, diagnostics } = isJson ? jsonBody(file.text, file.name) : parseBody(sourceOf(file.name, file.text))
    const inFolder = byFolder.get(path)
    if (inFolder === undefined) byFolder.set(path, [{ name: file.name, body, diagnostics }])
    else inFolder.push({ name: file.name, body, diagnostics })
  }
  return new Map([...byFolder].map(([path, list]) => [path, folderOf(path, list)]))
}

/** Collects what the modules make, from the root on. */
class Walk {
  readonly resources: RawResource[] = []
  readonly leftOut: LeftOut[] = []
  readonly questions = new OpenQuestions()
  private isFull = false

  constructor(
    private readonly run: Run,
    private readonly region: string | undefined,
  ) {}

  module(module: Module): void {
    for (const block of module.folder.resources.values()) {
      if (this.isFull || this.run.isSpent) return
      this.resource(block, module)
    }
    for (const block of module.folder.calls.values()) {
      if (this.isFull || this.run.isSpent) return
      this.call(block, module)
    }
  }

  private call(block: Block, module: Module): void {
    const target = module.target(block)
    if (target.folder === null) {
      this.run.report(target.doubt)
      this.leftOut.push({
        type: 'module',
        address: module.addressOf(`module.${block.labels[0] ?? ''}`),
        reason: `The module ${target.reason}.`,
      })
      return
    }
    const { instances, doubt } = module.expansion(block)
    if (doubt !== null) this.run.report(doubt)
    for (const instance of instances) {
      const child = module.child(block, instance)
      if (child === null || this.isFull || this.run.isSpent) return
      this.module(child)
    }
  }

  private resource(block: Block, module: Module): void {
    const [type = ''] = block.labels
    const name = module.addressOf(block.labels.join('.'))
    if (block.isBroken) {
      this.leftOut.push({ type, address: name, reason: 'Its block cannot be read to its end.' })
      return
    }
    const { instances, doubt } = module.expansion(block)
    if (doubt !== null) this.run.report(doubt)
    const region = module.region(block)
    for (const instance of instances) {
      if (this.isFull || this.run.isSpent) return
      if (this.resources.length >= limits.instances) {
        this.isFull = true
        this.run.report(
          mistake(
            'hcl/too-many',
            'error',
            block.at,
            `The files make more than ${limits.instances.toLocaleString('en')} resources, the most that are read; what follows is left out.`,
            'Open a part of the folder.',
          ),
        )
        return
      }
      const values = plain(module.values(block, instance), module.scopeOf(instance))
      if (!isRawMap(values)) continue
      this.questions.note(name + instance.index, values, block.at)
      const own = typeof values.region === 'string' ? values.region : (region ?? this.region)
      this.resources.push({
        type,
        address: name + instance.index,
        values,
        file: block.at.source.name,
        isNew: true,
        line: block.at.source.positionOf(block.at.offset).line,
        ...(own === undefined ? {} : { region: own }),
      })
    }
  }
}
