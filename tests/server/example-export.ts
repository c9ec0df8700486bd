import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

export const pageText =
  '<!doctype html><title>viewer</title><script>self.ready = 1</script><script src="/_next/static/app-1a2b.js"></script>'
export const scriptText = `document.title = 'started'\n${'// long enough to be worth compressing\n'.repeat(80)}`

/** A small export in a folder of its own, with a secret beside it and links that lead to it. */
export function exampleExport(): { readonly folder: string; readonly secret: string } {
  const base = mkdtempSync(join(tmpdir(), 'hopline export '))
  const folder = join(base, 'out')
  const secret = 'the secret beside the export'
  const files: Record<string, string | Uint8Array> = {
    'out/index.html': pageText,
    'out/viewer/index.html': '<!doctype html><title>inner</title>',
    'out/404.html': '<!doctype html><title>no such page</title><script>self.lost = 1</script>',
    'out/_next/static/app-1a2b.js': scriptText,
    'out/_next/static/app-1a2b.js.br': brotliCompressSync(scriptText),
    'out/topology.schema.json': '{}',
    'out/a name with spaces.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'secret.txt': secret,
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true })
    writeFileSync(join(base, name), content)
  }
  symlinkSync(join(base, 'secret.txt'), join(folder, 'link.txt'))
  symlinkSync(base, join(folder, 'up'))
  return { folder, secret }
}
