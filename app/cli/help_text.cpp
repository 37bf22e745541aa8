// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_text.h"

namespace hitwatch {

QString helpText()
{
    return QStringLiteral(R"(Usage: hitwatch-cli [OPTION]...
Counts the HTTP traffic of network interfaces, or of a capture file, and reports
hits per section, hosts, methods, status codes, and everything that was lost.

What to watch (default: all interfaces that are up)
  -i, --interface NAME   capture on NAME; may be given several times
  -r, --read FILE        read a capture file (pcap or pcapng, also compressed by
                         gzip); - is standard input
      --demo             replay a small capture that is part of the program
      --list-interfaces  list what can be captured, and exit
      --filter BPF       only packets that match, as in pcap-filter(7); it sees
                         tunnels from outside only
      --ports LIST       only these TCP ports, as in 80,8080-8090; tunnels are
                         looked into
      --tls-key-log FILE read HTTPS too, with the TLS secrets that browsers,
                         curl and others write to FILE if SSLKEYLOGFILE names
                         it; live, it may grow and need not exist yet

Reports
      --window S         what a report covers: the newest S seconds, 1 to 3600
                         (default: its interval)
      --refresh S        interval from report to report, 1 to 3600 (default: 10;
                         demo: 2; a file: one report over all of it)
      --duration S       end a live capture after S seconds
      --top N            rows per table (default: text 10, JSON all)
      --format FORMAT    text:  a report per interval; redrawn every second on a
                                terminal
                         jsonl: a report per interval, one line of JSON each
                         json:  one JSON object at the end, over everything (or
                                over --window)
  -o, --output FILE      write reports to FILE
      --no-color         no colours (nor when NO_COLOR is set)

Alerts: raised when at least N HTTP messages (requests and responses) come
within S seconds; a line for each raise and clear as it happens (with JSON
formats on standard error), and all of them in the reports
      --alert-threshold N  default: 7000
      --alert-window S     1 to 3600, default: 120
      --rules FILE         these rules instead: a JSON array as below
      --fail-on-alert      exit code 3 when an alert was raised

  -h, --help             print this help, and exit
  -v, --version          print the version, and exit

Time is packet time: the same file gives the same reports on every run. In a
file, intervals in which no packet was captured have no report.

Ctrl-C (SIGINT) or SIGTERM ends a capture with a last report; a second one ends
it at once. Exit code: 0; 1 when something failed; 2 for a wrong command line;
3 with --fail-on-alert, when an alert was raised and nothing failed.

A rule; all members but the name may be left out, these are their defaults:
  [{"name": "HTTP messages", "metric": "messages", "host": "", "section": "",
    "windowSeconds": 120, "raiseAt": 7000, "clearAt": 7000, "holdSeconds": 0,
    "settleSeconds": 10, "minimumHits": 20, "enabled": true, "command": []}]
Metrics: messages, requests, bitsPerSecond, errorShare (percent),
timeToFirstByteP95 (ms). Raised at raiseAt and above for holdSeconds, cleared
below clearAt (default: raiseAt) for settleSeconds; minimumHits responses are
the least for a share or a time. The command (program, arguments; no shell) is
run on raise and on clear with the alert as JSON on its standard input; only
for live captures and standard input, not for files and the demo; at most 30 s,
and 5 s after the end.

Examples
  hitwatch-cli --demo
  hitwatch-cli --interface lo --ports 8080
  hitwatch-cli --read capture.pcapng --format json
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
