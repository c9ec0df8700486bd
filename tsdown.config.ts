import { defineConfig } from 'tsdown'

/** The command as one small entry and a chunk per command, everything bundled: starting it walks no node_modules. */
export default defineConfig({
  entry: { cli: 'cli/main.ts' },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  fixedExtension: true,
  dts: false,
  minify: true,
  treeshake: true,
  clean: true,
  logLevel: 'warn',
  // An import that leads nowhere is but a warning to the bundler, and a crash to whoever runs the command.
  failOnWarn: true,
  deps: { alwaysBundle: /^(?!node:)/, onlyBundle: false },
})
