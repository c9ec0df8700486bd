import { changeLines } from '@/cli/reach/change-lines'
import { verdictText } from '@/cli/reach/verdict-text'
import { type Terminal, write } from '@/cli/terminal'
import type { Question, Verdict } from '@/model/reachability/verdict'
import { questionText } from '@/model/reachability/words'
import type { TopologyIndex } from '@/model/topology-index'

/** A question of a list, or the one of the command line, and what it comes to. */
export interface Answer {
  /** null: the only one. */
  readonly id: string | number | null
  readonly question: Question
  readonly verdict: Verdict
}

/** Length of text that is collected before it is written. */
const most = 65_536

/** Writes answer by answer: of a long list the whole is more than one text can hold. */
async function writeAll(pieces: Iterable<string>, terminal: Terminal): Promise<void> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < most) continue
    await write(terminal.out, text)
    text = ''
  }
  await write(terminal.out, text)
}

/** The answer to one question, spread over lines. */
export const writeAnswerJson = ({ verdict: { verdict, ...rest } }: Answer, terminal: Terminal): Promise<void> =>
  write(terminal.out, `${JSON.stringify({ verdict, ...rest }, null, 2)}\n`)

/** `{ "results": [ … ] }`, an answer a line. */
export const writeAnswersJson = (answers: Iterable<Answer>, terminal: Terminal): Promise<void> => writeAll(listed(answers), terminal)

function* listed(answers: Iterable<Answer>): Iterable<string> {
  yield '{\n  "results": ['
  let separator = '\n'
  for (const {
    id,
    verdict: { verdict, ...rest },
  } of answers) {
    yield `${separator}    ${JSON.stringify({ id, verdict, ...rest })}`
    separator = ',\n'
  }
  yield '\n  ]\n}\n'
}

/** For people. */
export const writeAnswersText = (answers: Iterable<Answer>, t: TopologyIndex, colors: Terminal['colors'], terminal: Terminal) =>
  writeAll(texts(answers, t, colors), terminal)

function* texts(answers: Iterable<Answer>, t: TopologyIndex, colors: Terminal['colors']): Iterable<string> {
  let separator = ''
  for (const { id, question, verdict } of answers) {
    const title = id === null ? questionText(question) : `${id}: ${questionText(question)}`
    yield separator + verdictText(title, verdict, changeLines(verdict, t), colors)
    separator = '\n'
  }
}
