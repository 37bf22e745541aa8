// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_text.h"

namespace hitwatch {

QString desktopHelpText()
{
    return QStringLiteral(R"(Usage: hitwatch [OPTION]... [FILE]
Shows the HTTP traffic of network interfaces or of a capture file in a window:
hits per section, hosts, methods, status codes, and everything that was missed.

Source (default: ask)
  -i, --interface NAME   capture on NAME; may be repeated
  FILE, -r, --read FILE  read a capture file (pcap or pcapng, optionally
                         gzip-compressed); - is standard input
      --replay SPEED     replay the file in its own time, 1 to 100 times as fast
                         (default: read it as fast as possible)
      --demo             replay a small built-in capture
      --filter BPF       capture filter as in pcap-filter(7); does not look into
                         tunnels
      --ports LIST       capture only these TCP ports, e.g. 80,8080-8090; looks
                         into tunnels
      --tls-key-log FILE read HTTPS too, with the TLS secrets that browsers,
                         curl, and others write to the file SSLKEYLOGFILE; live,
                         FILE may grow, and need not exist yet

Start
      --open             ask for a capture file to open
      --tray             start in the tray and capture on the last selected
                         interfaces, or on those of --interface; the window
                         opens if the desktop has no tray
      --new-window       open a second window next to the running one

View
      --window S         time range of figures and tables: 10, 60, 120, 600 or
                         3600 seconds (default: see settings)

Alerts, for this run: triggered by at least N HTTP messages (requests and
responses) within S seconds
      --alert-threshold N  default: see settings, initially 7000
      --alert-window S     1 to 3600, default: see settings, initially 120
      --rules FILE         use the rules in FILE, as in hitwatch-cli --help

  -h, --help             print this help and exit
  -v, --version          print the version and exit

Each user has one window: a second start brings it to the front and passes its
options on. If this would end a live capture, you are asked first. Exit code:
0 success; 1 failure; 2 invalid command line. Without a display, use
hitwatch-cli.

Examples
  hitwatch --demo
  hitwatch --interface lo --ports 8080
  hitwatch capture.pcapng --replay 10
)");
}

QString desktopVersionText()
{
    return QStringLiteral("hitwatch " HITWATCH_VERSION "\n");
}

} // namespace hitwatch
