/** Ports on which database engines listen where nobody chose another. Source: Amazon RDS API Reference, CreateDBInstance, `Port`. */
const ports: readonly (readonly [engine: RegExp, port: number])[] = [
  [/^(aurora-mysql|aurora|mysql|mariadb)$/, 3306],
  [/^(aurora-postgresql|postgres)$/, 5432],
  [/^(custom-)?oracle-/, 1521],
  [/^(custom-)?sqlserver-/, 1433],
  [/^db2-/, 50_000],
  [/^docdb$/, 27_017],
  [/^neptune$/, 8182],
]

/** @returns undefined for an engine that is not known, which may listen anywhere */
export const defaultPortOf = (engine: string): number | undefined => ports.find(([name]) => name.test(engine.toLowerCase()))?.[1]
