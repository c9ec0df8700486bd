import type { RoutedLine } from '@/layouts/layout'
import type { Supposition } from '@/model/flow-outcomes'
import type { Category, GlyphId } from '@/model/look'
import type { Verdict, VerdictWord, WayThrough } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'

/** A question as the user wrote it. An end left empty stands for everything: who reaches this, what does this reach. */
export interface AskedQuestion {
  readonly from: string
  readonly to: string
  readonly protocol: string
  readonly port: string
  /** Load balancer that it goes through; the port is then that of its listener. */
  readonly through?: string
}

export type AskField = keyof AskedQuestion

/** What is wrong with a field, and which names were probably meant. */
export interface AskProblem {
  readonly field: AskField
  readonly message: string
  readonly nearest: readonly string[]
}

/** What the screen asks of the worker about connections, as things are or as they are supposed to be. */
export interface AskWorker {
  /** Ids of the resources that can be an end of a question. */
  askableEnds(): Promise<readonly ResourceId[]>
  /** The answer to a question with two ends, and its way over the picture of a view. */
  ask(question: AskedQuestion, viewId: string, collapsed: readonly string[], supposed?: Supposition): Promise<Answered>
  /** A question with one end, from one of its candidates on; answers after a while with what it has and where to go on. */
  reachList(question: AskedQuestion, start: number, supposed?: Supposition): Promise<Listed>
}

interface Refused {
  readonly ok: false
  readonly problems: readonly AskProblem[]
}

export type Answered = Refused | { readonly ok: true; readonly answer: Answer }

export interface Answer {
  readonly verdict: Verdict
  /** The question in one line. */
  readonly title: string
  /** Names of the components, by id. */
  readonly names: Readonly<Record<string, string>>
  /** The changes that would open the way, as a proposal writes them; null where there are none. */
  readonly changes: string | null
  /** Ways over load balancers that answer it, too. */
  readonly ways: readonly WayThrough[]
  readonly forward: AnswerWay
  readonly back: AnswerWay
}

/** The way of a packet over the picture. */
export interface AnswerWay {
  readonly boxes: readonly string[]
  readonly lines: readonly RoutedLine[]
  /** How many of the lines the packet passes before it is stopped; null: it is not. */
  readonly stopsAfter: number | null
  /** Collapsed group that hides an end. */
  readonly hiddenBy: string | null
}

export type Listed = Refused | { readonly ok: true; readonly page: ReachPage }

export interface ReachPage {
  readonly rows: readonly ReachRow[]
  /** Where to go on; null: all candidates are asked. */
  readonly next: number | null
  readonly total: number
}

/** A resource at the other end. */
export interface ReachRow {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly glyph: GlyphId
  readonly category: Category
  readonly traffic: readonly ReachTraffic[]
}

export interface ReachTraffic {
  readonly protocol: string
  readonly word: VerdictWord
  /** Ports that pass; empty where it cannot be told. */
  readonly ports: string
  /** Why it cannot be told, or that it passes between some of the interfaces only. */
  readonly why: string | null
}
