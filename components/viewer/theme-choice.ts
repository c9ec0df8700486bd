import { useTheme } from 'next-themes'

/** Switches between light and dark; what the system says stands until the first switch. */
export function useThemeChoice() {
  const { resolvedTheme, setTheme } = useTheme()
  const dark = resolvedTheme === 'dark'
  return { dark, toggle: () => setTheme(dark ? 'light' : 'dark') }
}
