import { readFile, stat } from 'node:fs/promises'
import { type ExitCode, exitCodes } from '@/cli/exit-codes'
import { type Terminal, tell, write } from '@/cli/terminal'
import { writeFileWhole } from '@/cli/write-file'

export interface Delivery {
  /** File to write; undefined or `-`: standard output. */
  readonly to: string | undefined
  /** Compare with the file instead of writing it. */
  readonly check: boolean
  /** Command that mends a stale file, for the message. */
  readonly mend: string
}

/** Hands over a finished text: to stdout, into a file, or as a check that the file holds it already. */
export async function deliver(text: string, { to, check, mend }: Delivery, terminal: Terminal): Promise<ExitCode> {
  if (to === undefined || to === '-') {
    if (check) {
      tell(terminal, '--check compares with a file: name it with --out FILE.')
      return exitCodes.failure
    }
    await write(terminal.out, text)
    return exitCodes.fine
  }
  try {
    return check ? await compare(text, to, mend, terminal) : await replace(text, to, terminal)
  } catch (error) {
    tell(terminal, `${terminal.colors.red('error')}: ${to} could not be ${check ? 'read' : 'written'}: ${whyNot(error)}`)
    return exitCodes.failure
  }
}

async function compare(text: string, file: string, mend: string, terminal: Terminal): Promise<ExitCode> {
  const current = await readOrNull(file)
  if (current === text) {
    tell(terminal, `${file} is up to date.`)
    return exitCodes.fine
  }
  if (current === null) {
    tell(terminal, `${file} does not exist. Write it with: ${mend}`)
    return exitCodes.finding
  }
  const { createTwoFilesPatch } = await import('diff')
  tell(terminal, `${file} is out of date. Write it anew with: ${mend}`)
  await write(terminal.out, createTwoFilesPatch(file, `${file} (generated)`, current, text, '', '', { context: 2 }))
  return exitCodes.finding
}

async function replace(text: string, file: string, terminal: Terminal): Promise<ExitCode> {
  // A file that holds the text already is left alone: its time stamp too tells that nothing changed.
  if ((await readOrNull(file)) === text) tell(terminal, `${file} is up to date.`)
  else {
    await writeFileWhole(file, text)
    tell(terminal, `Wrote ${file}.`)
  }
  return exitCodes.fine
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    // A pipe or a device may be read for ever, and is not replaced either.
    if (!(await stat(file)).isFile()) throw Object.assign(new Error(), { code: 'ENOTFILE' })
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What the file system refuses, in words, and what to do. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist. Make the folder first.',
  ENOTDIR: 'a part of its path is a file, expected folders. Check the path.',
  ENOTFILE: 'it is a folder or a device, expected a file. Name a file, or leave --out away for standard output.',
  EACCES: 'this user may not write there. Change the permissions, or name another place.',
  EPERM: 'this user may not write there. Change the permissions, or name another place.',
  EROFS: 'the file system may only be read. Name another place.',
  ENOSPC: 'the disk is full. Nothing was changed.',
  ENAMETOOLONG: 'its name is too long. Choose a shorter one.',
  ELOOP: 'its links lead in a circle. Check the path.',
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}
