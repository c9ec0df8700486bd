/** Ports by which machines and databases are run, not services used. Source: IANA, "Service Name and Transport Protocol Port Number Registry". */
export const managementPorts: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [445, 'SMB'],
  [1433, 'Microsoft SQL Server'],
  [1521, 'Oracle'],
  [2375, 'Docker'],
  [3306, 'MySQL'],
  [3389, 'Remote Desktop'],
  [5432, 'PostgreSQL'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
  [6379, 'Redis'],
  [9200, 'Elasticsearch'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
])
