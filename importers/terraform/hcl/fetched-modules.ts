import { isObject } from '@/importers/importer'
import type { InputFile } from '@/importers/raw/raw-resource'
import { readText } from '@/importers/text/read-text'

/** What `terraform init` writes of the modules that it has fetched. */
const manifest = /(?:^|\/)\.terraform\/modules\/modules\.json$/

export const isManifest = (name: string): boolean => manifest.test(name)

/** Whether a file is one that Terraform has fetched or made for itself. */
export const isFetched = (name: string): boolean => /(?:^|\/)\.terraform\//.test(name)

/** Folders of modules by where the manifest stands and by what calls them: `network.subnets` is called in the module `network`. */
export class FetchedModules {
  private readonly byRoot = new Map<string, Map<string, string>>()
  /** Every folder that some manifest names. */
  readonly folders: ReadonlySet<string>

  constructor(files: readonly InputFile[]) {
    const folders = new Set<string>()
    for (const { name, text } of files) {
      if (!isManifest(name)) continue
      const root = name.replace(manifest, '')
      const value = readText(text, name).tree?.value
      const modules = isObject(value) && Array.isArray(value.Modules) ? value.Modules : []
      const known = new Map<string, string>()
      for (const one of modules) {
        if (!isObject(one) || typeof one.Key !== 'string' || typeof one.Dir !== 'string') continue
        // Windows writes the other slash.
        const path = [root, one.Dir.replaceAll('\\', '/').replace(/^\.\/|^\.$/, '')].filter((part) => part !== '').join('/')
        known.set(one.Key, path)
        folders.add(path)
      }
      this.byRoot.set(root, known)
    }
    this.folders = folders
  }

  /**
   * Folder of what a call fetches.
   *
   * @param root  folder of the root module
   * @param address  of the call, such as `module.network["a"].module.subnets`
   */
  folderOf(root: string, address: string): string | undefined {
    const key = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '').replace(/(^|\.)module\./g, '$1')
    return this.byRoot.get(root)?.get(key)
  }
}
