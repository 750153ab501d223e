/** What stands below the options in `--help`: examples and exit codes. */
export const helpTexts = {
  rehearse: `
Example:
  $ allow-traffic rehearse                                 the rehearsal.yml, template or cdk.out that is here
  $ allow-traffic rehearse template.yaml --current main --reporter junit=report.xml

Exit codes:
  0    every deployment Succeeded
  1    one Failed or was Stopped
  2    the file, the template or a flag is wrong, or a report cannot be written
  130  Ctrl-C stopped it; 143: SIGTERM did`,
  serve: `
Example:
  $ allow-traffic serve rehearsal.yml --port 4599
  $ aws deploy list-applications                           after its export lines are pasted into a shell

Exit codes:
  0  Ctrl-C or SIGTERM ended it
  2  the file or a flag is wrong, or the port is in use`,
  doctor: `
Example:
  $ allow-traffic doctor template.yaml --strict
  $ allow-traffic doctor cdk.out --format sarif > doctor.sarif

Exit codes:
  0  no error; with --strict, no warning either
  1  there is one
  2  the template or a flag is wrong`,
} as const;
