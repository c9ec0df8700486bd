/** A file as the user gave it; nothing reads it on the main thread. */
export interface GivenFile {
  /** Path inside the folder that was given, or the name alone. */
  readonly name: string
  readonly content: Blob
}

/** Most files of one folder: what no network has, and every build folder. */
export const mostFiles = 5000

const endsLikeOne = /\.(?:json|ya?ml|template|tfstate|tf|tfvars|md)$/i
/** Of what Terraform has fetched, the modules alone, and where each of them is called. */
const isFetchedModule = /(?:^|\/)\.terraform\/modules\/(?:modules\.json$|(?!.*\/(?:examples|tests?)\/).*\.tf(?:\.json)?$)/
const isFetched = /(?:^|\/)\.terraform\//
const ignored = /(?:^|\/)(?:node_modules|\.git|\.terraform\/(?!modules(?:\/|$))[^/]*)(?:\/|$)/

const isWanted = (name: string): boolean =>
  (isFetched.test(name) ? isFetchedModule.test(name) : endsLikeOne.test(name)) && !ignored.test(name)

/** Files that were dropped: alone, several, or whole folders, of which those are taken that may hold a network. */
export async function filesOfDrop(data: DataTransfer): Promise<readonly GivenFile[]> {
  // The list of a drop is empty after the first pause: the entries are taken at once.
  const items = data.items === undefined ? [] : [...data.items]
  const entries = items.flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return [...data.files].map((file) => ({ name: file.name, content: file }))
  const found: GivenFile[] = []
  for (const entry of entries) await gather(entry, found, true)
  return found
}

async function gather(entry: FileSystemEntry, found: GivenFile[], isNamed: boolean): Promise<void> {
  const name = entry.fullPath.replace(/^\//, '')
  if (found.length > mostFiles || ignored.test(name)) return
  if (entry.isFile) {
    if (!isNamed && !isWanted(name)) return
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    found.push({ name, content: file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const next = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
  // A reader gives a hundred entries at a time, and none at the end.
  for (let some = await next(); some.length > 0; some = await next()) for (const inner of some) await gather(inner, found, false)
}

/** Files of a chosen folder, by their paths inside of it. */
export const filesOfFolder = (files: FileList): readonly GivenFile[] =>
  [...files]
    .map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, content: file }))
    .filter(({ name }) => isWanted(name))
    .slice(0, mostFiles + 1)
