/** Where the picture will be. */
export function CanvasSkeleton() {
  return (
    <div className="breathe grid h-full w-full place-items-center p-8" role="status" aria-label="Drawing the picture">
      <div className="grid aspect-[8/5] w-full max-w-3xl grid-cols-2 gap-4 rounded-lg border border-edge p-4">
        <div className="rounded-lg bg-hover" />
        <div className="rounded-lg bg-hover" />
        <div className="rounded-lg bg-hover" />
        <div className="rounded-lg border border-edge border-dashed" />
      </div>
    </div>
  )
}
