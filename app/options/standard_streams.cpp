// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/standard_streams.h"

#include "report/text_escape.h"

#include <cstdio>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace hitwatch {

void keepStandardStreams()
{
    for (const int descriptor : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO }) {
        if (fcntl(descriptor, F_GETFD) >= 0)
            continue;
        // The lowest number that is free is this one. Opened the wrong way round.
        const int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        if (open("/dev/null", mode | O_NOCTTY) < 0)
            return;
    }
}

bool canWriteStandardOutput()
{
    const int mode = fcntl(STDOUT_FILENO, F_GETFL);
    return mode >= 0 && (mode & O_ACCMODE) != O_RDONLY;
}

void tellUser(std::string_view program, std::string_view text)
{
    std::string line(program);
    line += program.empty() ? "" : ": ";
    line += printable(text);
    std::fprintf(stderr, "%s\n", line.c_str());
}

} // namespace hitwatch
