import { changeLines } from '@/cli/reach/change-lines'
import { verdictText } from '@/cli/reach/verdict-text'
import { type Terminal, write } from '@/cli/terminal'
import type { Question, Verdict, WayThrough } from '@/model/reachability/verdict'
import { questionText } from '@/model/reachability/words'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** A question of a list, or the one of the command line, and what it comes to. */
export interface Answer {
  /** null: the only one. */
  readonly id: string | number | null
  readonly question: Question
  readonly verdict: Verdict
  /** Over load balancers, where one question was asked. */
  readonly ways: readonly WayThrough[]
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
export const writeAnswerJson = ({ verdict: { verdict, ...rest }, ways }: Answer, terminal: Terminal): Promise<void> =>
  write(terminal.out, `${JSON.stringify({ verdict, ...rest, ...(ways.length === 0 ? {} : { ways }) }, null, 2)}\n`)

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

/** `reachable  443 through alb to api 8080`. */
const wayLines = (ways: readonly WayThrough[], question: Question, t: TopologyIndex): readonly string[] =>
  ways.map(
    ({ through, to, port, targetPort, verdict }) =>
      `${verdict}: through ${titleOf(through, t)} (${port}) to ${titleOf(to, t)}${targetPort === undefined ? '' : ` (${targetPort})`}; --from ${question.from} --to ${to} --through ${through} --port ${port} proves it`,
  )

function* texts(answers: Iterable<Answer>, t: TopologyIndex, colors: Terminal['colors']): Iterable<string> {
  let separator = ''
  for (const { id, question, verdict, ways } of answers) {
    const title = id === null ? questionText(question) : `${id}: ${questionText(question)}`
    yield separator + verdictText(title, verdict, changeLines(verdict, t), colors, wayLines(ways, question, t))
    separator = '\n'
  }
}
