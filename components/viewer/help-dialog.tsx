import { Dialog } from '@/components/ui/dialog'

const groups = [
  {
    title: 'Everywhere',
    keys: [
      ['/ or ⌘K, Ctrl+K', 'Search names, ids, CIDRs and addresses'],
      ['?', 'This list'],
      ['Esc', 'Close what is open, then clear the selection'],
      ['Shift+1', 'Show the whole picture'],
    ],
  },
  {
    title: 'On the picture',
    keys: [
      ['Arrow keys', 'Move from box to neighbouring box'],
      ['Enter', 'Read about the box'],
      ['Shift+Enter, double click', 'Open or close a container'],
      ['Drag, wheel or pinch', 'Move and zoom'],
    ],
  },
  {
    title: 'In the outline',
    keys: [
      ['↑ ↓ Home End', 'Walk the tree'],
      ['← →', 'Close and open a container'],
      ['Letters', 'Jump to a name'],
    ],
  },
  {
    title: 'While a flow is open',
    keys: [
      ['Space', 'Play, pause'],
      ['← →', 'One step back, on'],
      ['Shift+← Shift+→', 'One block back, on'],
      ['Home End', 'First, last step'],
      ['1–9', 'Jump to that step'],
      ['Esc', 'End the flow'],
    ],
  },
] as const

/** All keys in one place. */
export function HelpDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="Keys" close={close}>
      <div className="grid gap-5 sm:grid-cols-2">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1.5 font-semibold text-ink-quiet text-small">{title}</h3>
            <dl className="flex flex-col gap-1.5">
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt className="font-medium">{key}</dt>
                  <dd className="text-ink-quiet">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
