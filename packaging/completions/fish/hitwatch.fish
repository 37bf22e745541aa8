# SPDX-License-Identifier: GPL-3.0-or-later
complete -c hitwatch -f
complete -c hitwatch -s i -l interface -x -a '(path basename (path filter --type=dir /sys/class/net/*))' -d 'Capture on this interface'
complete -c hitwatch -s r -l read -r -k -a '(__fish_complete_suffix (commandline -ct | string replace -r "^--[a-z]+=" "") .pcap)' -d 'Read a capture file'
complete -c hitwatch -l replay -x -a '1 2 5 10 20 50 100' -d 'Play the file, so many times as fast'
complete -c hitwatch -l demo -d 'Replay a capture that is part of the program'
complete -c hitwatch -l filter -x -d 'Analyze only packets that match'
complete -c hitwatch -l ports -x -d 'Analyze only these TCP ports'
complete -c hitwatch -l window -x -a '10 60 120 600 3600' -d 'Time range of figures and tables, in seconds'
complete -c hitwatch -l alert-threshold -x -d 'HTTP messages that raise an alert'
complete -c hitwatch -l alert-window -x -d 'Seconds within which they come'
complete -c hitwatch -l rules -r -k -a '(__fish_complete_suffix (commandline -ct | string replace -r "^--[a-z]+=" "") .json)' -d 'Alert rules from a file'
complete -c hitwatch -s h -l help -d 'Print a summary of the options'
complete -c hitwatch -s v -l version -d 'Print the version'
