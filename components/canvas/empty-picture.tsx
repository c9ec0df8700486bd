/** What is said where a view has nothing to draw. */
export function EmptyPicture() {
  return (
    <div className="grid h-full place-items-center p-8">
      <div className="max-w-sm text-center">
        <h2 className="font-semibold text-title">Nothing to draw</h2>
        <p className="mt-2 text-ink-quiet">
          The topology holds nothing that this view shows. Add resources to the file (a VPC with a subnet is a start) and open it again, or
          choose another view.
        </p>
        <a href="/" className="mt-4 inline-block font-medium text-accent-text underline underline-offset-4">
          Open another topology
        </a>
      </div>
    </div>
  )
}
