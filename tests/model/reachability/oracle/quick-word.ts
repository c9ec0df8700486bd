import { endOf, senderOf } from '@/model/reachability/ends'
import { weights, wordOf } from '@/model/reachability/outcome'
import { run } from '@/model/reachability/run'
import { startsOf } from '@/model/reachability/starts'
import type { Question, VerdictWord } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'

/** The word of a verdict of whose explanation nothing is asked: the same walks, without the search for what would open the way. */
export function quickWord(question: Question, t: TopologyIndex): { readonly word: VerdictWord; readonly doubtful: readonly string[] } {
  const port = question.port ?? 0
  const starts = startsOf(senderOf(question.from, t), endOf(question.to, t), question, t, new Set())
  if ('why' in starts) return { word: 'blocked', doubtful: [] }
  const runs = starts.pairs.map((pair) => run(pair.start({ from: port, to: port }), t, new Set()))
  const word = runs.map(wordOf).reduce<VerdictWord>((worst, one) => (weights[one] > weights[worst] ? one : worst), 'reachable')
  const doubtful = runs.flatMap(({ forward, back }) => [...forward.doubts, ...(back?.doubts ?? [])].map((d) => d.attribute))
  return { word: word === 'reachable' && starts.doubts.length > 0 ? 'undecided' : word, doubtful }
}
