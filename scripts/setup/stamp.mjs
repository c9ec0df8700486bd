import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Fingerprint of files and folders: what they hold and where they stand. Time stamps do not count, for a fresh clone has new ones.
 *
 * @param {string} root
 * @param {readonly string[]} names  files and folders inside the root; those that are absent count as absent
 * @param {readonly string[]} facts  anything else that the result depends on
 */
export function fingerprint(root, names, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact}\0`)
  for (const name of names) addTo(hash, root, name)
  return hash.digest('hex')
}

function addTo(hash, root, name) {
  const path = join(root, name)
  if (!existsSync(path)) return
  const stats = lstatSync(path)
  if (stats.isDirectory()) for (const child of readdirSync(path).sort()) addTo(hash, root, `${name}/${child}`)
  else if (stats.isFile()) {
    const bytes = readFileSync(path)
    hash.update(`${name}\0${bytes.length}\0`)
    hash.update(bytes)
  }
}

/** The Node that runs this, and where: a package or a build of one does not serve another. */
export const platformFacts = () => [process.version, process.platform, process.arch]

export function isStamped(file, value) {
  try {
    return readFileSync(file, 'utf8') === value
  } catch {
    return false
  }
}

export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}
