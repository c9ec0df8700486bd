import { defineConfig } from 'tsdown'

/**
 * The worker of the viewer, apart from the pages: under a name that is known before any script runs, so that the page can start it with
 * its first line. ELK is a chunk of its own.
 */
export default defineConfig({
  entry: { 'topology-worker': 'components/worker/topology-worker.ts' },
  outDir: 'out/worker',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  fixedExtension: false,
  dts: false,
  minify: true,
  treeshake: true,
  clean: true,
  logLevel: 'warn',
  failOnWarn: true,
  deps: { alwaysBundle: /./, onlyBundle: false },
})
