import { defineConfig } from 'vitest/config'

const report = process.env.HOPLINE_VITEST_REPORT

/** Two projects: everything in Node, but for the components, which need a DOM. Real browsers are Playwright's (`tests/e2e`). */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Property tests on a busy machine of two cores.
    testTimeout: 120_000,
    // Left alone it keeps one core for itself, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/components/**'],
        },
      },
      {
        extends: true,
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup-dom.ts'],
        },
      },
    ],
  },
})
