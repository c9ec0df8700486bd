import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/find-browser.mjs'

const browser = findBrowser()
if (browser.path === null) throw new Error(`No browser to test in: ${browser.why}. Run: node scripts/setup.mjs browser`)

const report = process.env.HOPLINE_PLAYWRIGHT_REPORT

/**
 * The built export, behind the server that users run. `wait` reads the port that the server found and puts it into HOPLINE_PORT, so
 * that several runs never meet on one.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // On a machine that is busy with others a test may lose a race that no user sees: it is told as flaky. What fails twice fails.
  retries: 1,
  timeout: 60_000,
  // A busy machine draws late; what never comes fails all the same.
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    baseURL: `http://127.0.0.1:${process.env.HOPLINE_PORT ?? 3000}`,
    launchOptions: { executablePath: browser.path, args: browserFlags },
    screenshot: 'only-on-failure',
    // Recording every step makes the suite half as long again: `npx playwright test --trace on` does it where it is wanted.
  },
  webServer: {
    command: 'node bin/hopline.mjs view topologies/omnigen.yaml --port 0',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<hopline_port>\d+)\// },
    timeout: 30_000,
    gracefulShutdown: { signal: 'SIGINT', timeout: 2_000 },
  },
})
