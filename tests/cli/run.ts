import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'
import { runProgram } from '@/cli/program'
import type { Terminal } from '@/cli/terminal'

export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

interface RunOptions {
  readonly stdin?: string | Uint8Array
  /** Ends a command that waits; without it such a command ends at once. */
  readonly ended?: Promise<void>
  /** Told what the command prints, as it prints it. */
  readonly onOut?: (text: string) => void
}

/** Runs a command line inside the test. */
export async function run(
  args: readonly string[],
  { stdin = '', ended = Promise.resolve(), onOut = () => {} }: RunOptions = {},
): Promise<Ran> {
  const out = new Collected(onOut)
  const err = new Collected(() => {})
  const terminal: Terminal = {
    out,
    err,
    stdin: Readable.from([Buffer.from(stdin)]),
    colors: picocolors.createColors(false),
    ended: () => ended,
  }
  const exit = await runProgram(args, '1.2.3', terminal)
  return { exit, out: out.text, err: err.text }
}

class Collected extends Writable {
  text = ''
  readonly #onText: (text: string) => void
  constructor(onText: (text: string) => void) {
    super()
    this.#onText = onText
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString('utf8')
    this.#onText(chunk.toString('utf8'))
    done()
  }
}

/** A folder of a test's own; its path has a space, as some users' paths have. */
export const testFolder = (): string => mkdtempSync(join(tmpdir(), 'hopline test '))

/** A file in a folder of its own. */
export function testFile(name: string, content: string | Uint8Array): string {
  const path = join(testFolder(), name)
  writeFileSync(path, content)
  return path
}

//  internet ── igw ── vpc[ public[] ]
export const smallTopology = `schemaVersion: 1
name: small
title: Small network
resources:
  - { kind: region, id: eu-central-1 }
  - { kind: availability-zone, id: eu-central-1a, region: eu-central-1 }
  - { kind: internet, id: internet, name: Internet }
  - { kind: vpc, id: shop, region: eu-central-1, cidrs: [10.8.0.0/16] }
  - { kind: internet-gateway, id: igw, vpc: shop }
  - { kind: route-table, id: out, vpc: shop, routes: [{ destination: 0.0.0.0/0, target: igw }] }
  - { kind: subnet, id: web-a, name: Web, vpc: shop, availabilityZone: eu-central-1a, cidr: 10.8.1.0/24, routeTable: out }
`
