/**
 * The viewer is a static export: no server renders it, so any static host and the loopback server of `hopline view` can serve it.
 *
 * @type {import('next').NextConfig}
 */
const nextConfig = {
  output: 'export',
  // `/viewer/` as a folder with an index.html: every static host serves that, without rewriting.
  trailingSlash: true,
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of the whole repository in a stage of its own; checking them here again would slow the first start.
  typescript: { ignoreBuildErrors: true },
  // A lockfile in a parent folder must not move the root.
  turbopack: { root: import.meta.dirname },
}

export default nextConfig
