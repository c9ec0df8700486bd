import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { compressExport } from './compress.mjs'
import { run } from './run.mjs'
import { timed } from './say.mjs'
import { fingerprint, isStamped, platformFacts, stamp } from './stamp.mjs'

const shared = ['model', 'importers', 'layouts', 'exporters', 'package-lock.json', 'tsconfig.json']

/** What is built: from which sources, by which program, and the file that shows it is there. */
const products = {
  cli: {
    label: 'Building the command',
    sources: [...shared, 'cli', 'server', 'tsdown.config.ts'],
    proof: 'dist/cli.mjs',
    program: 'node_modules/tsdown/dist/run.mjs',
    args: [],
  },
  app: {
    label: 'Building the viewer',
    sources: [
      ...shared,
      'app',
      'components',
      'public',
      'topologies',
      'next.config.js',
      'tsdown.worker.config.ts',
      'postcss.config.mjs',
      'LICENSE',
      'NOTICE',
    ],
    proof: 'out/index.html',
    program: 'node_modules/next/dist/bin/next',
    args: ['build'],
    async finish(root, env) {
      await run(process.execPath, [join(root, products.cli.program), '--config', 'tsdown.worker.config.ts'], {
        cwd: root,
        env,
        quiet: true,
      })
      // The export holds the work of others too: whoever publishes it publishes what they ask to be told with it.
      for (const name of ['LICENSE', 'NOTICE']) copyFileSync(join(root, name), join(root, 'out', `${name}.txt`))
      await compressExport(join(root, 'out'))
    },
  },
}

/** Builds a product unless it was built from these very sources. */
export async function build(root, name) {
  const { label, sources, proof, program, args, finish } = products[name]
  const stampFile = join(root, 'node_modules', '.cache', 'hopline', `${name}.stamp`)
  const wanted = fingerprint(root, sources, platformFacts())
  if (isStamped(stampFile, wanted) && existsSync(join(root, proof))) return
  const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  await timed(label, async () => {
    await run(process.execPath, [join(root, program), ...args], { cwd: root, env, quiet: true })
    await finish?.(root, env)
  })
  stamp(stampFile, wanted)
}
