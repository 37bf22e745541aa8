// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_text.h"

namespace hitwatch {

QString desktopHelpText()
{
    return QStringLiteral(R"(Usage: hitwatch [OPTION]... [FILE]
Shows the HTTP traffic of network interfaces, or of a capture file, in a window:
hits per section, hosts, methods, status codes, and everything that was lost.

What to watch (default: you are asked)
  -i, --interface NAME   capture on NAME; may be given several times
  FILE, -r, --read FILE  read a capture file (pcap or pcapng, also compressed by
                         gzip); - is standard input
      --replay SPEED     play the file with its own pauses, 1 to 100 times as
                         fast (default: read at once)
      --demo             replay a small capture that is part of the program
      --filter BPF       only packets that match, as in pcap-filter(7); it sees
                         tunnels from outside only
      --ports LIST       only these TCP ports, as in 80,8080-8090; tunnels are
                         looked into
      --tls-key-log FILE read HTTPS too, with the TLS secrets that browsers,
                         curl and others write to FILE if SSLKEYLOGFILE names
                         it; live, it may grow and need not exist yet

Start
      --open             ask for a capture file to open
      --tray             stay in the tray and capture on the interfaces chosen
                         last, or on those of --interface; the window opens if
                         the desktop shows no tray icon
      --new-window       a second window, beside the program that runs already

View
      --window S         figures and tables over the newest 10, 60, 120, 600 or
                         3600 seconds (default: as in the settings)

Alerts, for this run: raised when at least N HTTP messages (requests and
responses) come within S seconds
      --alert-threshold N  default: as in the settings, first 7000
      --alert-window S     1 to 3600, default: as in the settings, first 120
      --rules FILE         the rules in FILE instead, as in hitwatch-cli --help

  -h, --help             print this help, and exit
  -v, --version          print the version, and exit

There is one window for each user: a second start brings it to the front and
hands its options over. If a file or the demo would end a live capture there,
you are asked first. Exit code: 0, 1 when something failed, 2 for a wrong
command line. Without a display use hitwatch-cli.

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
