// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_text.h"

namespace hitwatch {

QString helpText()
{
    return QStringLiteral(R"(Usage: hitwatch-cli [OPTION]...
       hitwatch-cli run [OPTION]... -- COMMAND [ARGUMENT]...
Shows the HTTP traffic of network interfaces or of a capture file: hits per
section, hosts, methods, status codes, and everything that was missed.

Source (default: all interfaces that are up)
  -i, --interface NAME   capture on NAME; may be repeated
  -r, --read FILE        read a capture file (pcap or pcapng, optionally
                         gzip-compressed); - is standard input
      --demo             replay a small built-in capture
      --list-interfaces  list the interfaces and exit
      --filter BPF       capture filter as in pcap-filter(7); does not look into
                         tunnels
      --ports LIST       capture only these TCP ports, e.g. 80,8080-8090; looks
                         into tunnels
      --tls-key-log FILE read HTTPS too, with the TLS secrets that browsers,
                         curl, and others write to the file SSLKEYLOGFILE; live,
                         FILE may grow, and need not exist yet

Watching one command
  run -- COMMAND         run COMMAND and report its traffic alone when it ends.
                         HTTPS is read if COMMAND writes its TLS keys to the
                         file SSLKEYLOGFILE, as curl, Firefox, Chromium, Python
                         and Node.js do. The exit code is that of COMMAND.

Reports
      --window S         time range of a report: the last S seconds, 1 to 3600
                         (default: the interval)
      --refresh S        seconds between reports, 1 to 3600 (default: 10; demo:
                         2; file: one report on the whole file)
      --duration S       stop a live capture after S seconds
      --top N            rows per table (default: text 10, JSON all)
      --format FORMAT    text:  one report per interval; on a terminal, redrawn
                                every second
                         jsonl: one report per interval, each a line of JSON
                         json:  one JSON object at the end, for the whole
                                capture (or for --window)
  -o, --output FILE      write reports to FILE
      --no-color         no colors (same as setting NO_COLOR)

Alerts: triggered by at least N HTTP messages (requests and responses) within S
seconds. A line is printed when an alert triggers and when it resolves (to
standard error with JSON formats), and reports list all of them.
      --alert-threshold N  default: 7000
      --alert-window S     1 to 3600, default: 120
      --rules FILE         use the rules in FILE instead, a JSON array as below
      --fail-on-alert      exit with code 3 if an alert was triggered

  -h, --help             print this help and exit
  -v, --version          print the version and exit

All times are packet times: the same file gives the same reports on every run.
Intervals of a file without packets have no report.

Ctrl+C (SIGINT) or SIGTERM stops the capture and prints a last report; a second
one exits immediately. Exit code: 0 success; 1 failure; 2 invalid command line;
3 with --fail-on-alert, if an alert was triggered and nothing failed.

Rules: all members except the name are optional; these are the defaults:
  [{"name": "HTTP messages", "metric": "messages", "host": "", "section": "",
    "windowSeconds": 120, "raiseAt": 7000, "clearAt": 7000, "holdSeconds": 0,
    "settleSeconds": 10, "minimumHits": 20, "enabled": true, "command": []}]
Metrics: messages, requests, bitsPerSecond, errorShare (percent),
timeToFirstByteP95 (ms). An alert triggers after holdSeconds at or above
raiseAt, and resolves after settleSeconds below clearAt (default: raiseAt).
Rates and times to first byte are ignored below minimumHits responses. The
command (program and arguments, no shell) runs when the alert triggers and when
it resolves, with the alert as JSON on standard input. It runs only for live
captures and standard input, and for at most 30 s (5 s after the end).

Examples
  hitwatch-cli --demo
  hitwatch-cli --interface lo --ports 8080
  hitwatch-cli --read capture.pcapng --format json
  hitwatch-cli run -- curl -s https://www.example.org/
  hitwatch-cli --interface eth0 --tls-key-log ~/keys.log
  ssh HOST tcpdump -U -w - tcp and not port 22 |
      hitwatch-cli --read - --refresh 10
)");
}

QString versionText()
{
    return QStringLiteral("hitwatch-cli " HITWATCH_VERSION "\n");
}

} // namespace hitwatch
