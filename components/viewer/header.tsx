import { ChevronDown, CircleHelp, Download, Ellipsis, Link2, ListChecks, Moon, Search, Sun, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { showDialog } from '@/components/state/dialog-store'
import { sideOf } from '@/components/state/plan-side'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import { copyText } from '@/components/ui/clipboard'
import { IconButton } from '@/components/ui/icon-button'
import { isMac } from '@/components/ui/is-mac'
import { Menu, MenuItem, MenuNote, menuItemClass } from '@/components/ui/menu'
import { PlanSides } from '@/components/ui/plan-sides'
import { Wordmark } from '@/components/ui/wordmark'
import { useThemeChoice } from '@/components/viewer/theme-choice'
import { useExports } from '@/components/viewer/use-exports'
import { ViewTabs } from '@/components/viewer/view-tabs'
import { useSummary } from '@/components/viewer/views'
import type { Diagnostic } from '@/model/diagnostic'

const noRemarks: readonly Diagnostic[] = []

const share = () => void copyText(window.location.href, 'a link to exactly this sight')

const headerButton =
  'flex h-8 items-center gap-1.5 rounded-md px-2 font-medium text-ink-quiet transition-colors hover:bg-hover hover:text-ink'

/** Product, topology and views at the left, what acts on them at the right. On a narrow screen the actions gather in one menu. */
export function Header() {
  return (
    <header className="no-print flex flex-wrap items-center gap-x-2 border-edge border-b bg-surface px-2 md:h-12 md:flex-nowrap md:px-3">
      <a href="/" className="flex h-12 items-center rounded-md pr-1" aria-label="Hopline, start page">
        <Wordmark />
      </a>
      <TopologyMenu />
      <SideSwitch />
      <div className="order-last w-full min-w-0 pb-1 md:order-none md:w-auto md:flex-1 md:pb-0">
        <ViewTabs />
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-0.5">
        <SearchButton />
        <WideActions />
        <NarrowActions />
      </div>
    </header>
  )
}

function TopologyMenu() {
  const summary = useSummary()
  const remarks = useViewer((s) => (s.opened.status === 'ready' ? s.opened.answer.diagnostics : noRemarks))
  const diagnostics = remarks.length
  const failed = remarks.some((d) => d.severity === 'error')
  if (summary === null) return null
  return (
    <>
      <span className="h-5 w-px shrink-0 bg-edge" aria-hidden="true" />
      <Menu
        label={`Topology ${summary.name}`}
        buttonClass={`${headerButton} max-w-40 text-ink`}
        button={
          <>
            <span className="truncate">{summary.name}</span>
            {failed && <TriangleAlert size={14} className="shrink-0 text-bad" aria-hidden="true" />}
            <ChevronDown size={14} className="shrink-0" aria-hidden="true" />
          </>
        }
      >
        <MenuNote>
          <span className="block font-semibold text-base text-ink">{summary.title}</span>
          <span className="block">{summary.description}</span>
          <span className="block">{summary.resourceCount.toLocaleString('en')} resources</span>
        </MenuNote>
        {diagnostics > 0 && (
          <MenuItem onSelect={() => showDialog('problems')}>
            <TriangleAlert size={14} className="text-doubt" aria-hidden="true" />
            {diagnostics} {diagnostics === 1 ? 'remark' : 'remarks'} on the file
          </MenuItem>
        )}
        {summary.imported !== null && (
          <MenuItem onSelect={() => showDialog('coverage')}>
            <ListChecks size={14} aria-hidden="true" />
            What was read of the files
          </MenuItem>
        )}
        <a href="/" role="menuitem" tabIndex={-1} className={menuItemClass}>
          Open another topology
        </a>
      </Menu>
    </>
  )
}

/** A plan has two sides, and one is as near as the other. */
function SideSwitch() {
  const isPlan = useViewer((s) => s.opened.status === 'ready' && s.opened.answer.isPlan === true)
  const { url, showSide } = useNavigation()
  return isPlan ? <PlanSides side={sideOf(url.topology).side} showSide={showSide} small /> : null
}

function SearchButton() {
  const [command] = useState(() => (isMac() ? '⌘K' : 'Ctrl K'))
  return (
    <button
      type="button"
      className="flex h-8 items-center gap-2 rounded-md border border-edge bg-quiet px-2 text-ink-quiet transition-colors hover:border-edge-strong hover:text-ink xl:w-44"
      aria-label="Search"
      aria-keyshortcuts="Meta+K Control+K /"
      onClick={() => showDialog('palette')}
    >
      <Search size={14} aria-hidden="true" />
      <span className="hidden flex-1 text-left xl:block">Search</span>
      <kbd className="hidden font-sans text-small xl:block">{command}</kbd>
    </button>
  )
}

function WideActions() {
  const { dark, toggle } = useThemeChoice()
  const exports = useExports()
  return (
    <div className="hidden items-center gap-0.5 md:flex">
      <IconButton label={dark ? 'Light colours' : 'Dark colours'} onClick={toggle}>
        {dark ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />}
      </IconButton>
      <IconButton label="Keys" onClick={() => showDialog('help')}>
        <CircleHelp size={16} aria-hidden="true" />
      </IconButton>
      <button type="button" className={headerButton} onClick={share}>
        <Link2 size={16} aria-hidden="true" />
        <span className="hidden xl:block">Share</span>
        <span className="sr-only xl:hidden">Share</span>
      </button>
      <Menu
        label="Export"
        align="right"
        buttonClass={headerButton}
        button={
          <>
            <Download size={16} aria-hidden="true" />
            <span className="hidden xl:block">Export</span>
          </>
        }
      >
        {exports.map(({ label, run }) => (
          <MenuItem key={label} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}

function NarrowActions() {
  const { dark, toggle } = useThemeChoice()
  const exports = useExports()
  return (
    <div className="md:hidden">
      <Menu label="More" align="right" buttonClass={headerButton} button={<Ellipsis size={16} aria-hidden="true" />}>
        <MenuItem onSelect={toggle}>{dark ? 'Light colours' : 'Dark colours'}</MenuItem>
        <MenuItem onSelect={share}>Copy a link</MenuItem>
        {exports.map(({ label, run }) => (
          <MenuItem key={label} onSelect={run}>
            {label}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => showDialog('help')}>Keys</MenuItem>
      </Menu>
    </div>
  )
}
