// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/flood/resident_memory.h"

#include <fstream>
#include <string>

namespace hitwatch::test {

namespace {

std::size_t statusBytes(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        std::size_t kibibytes = 0;
        if (word == name && status >> kibibytes)
            return kibibytes * 1024;
    }
    return 0;
}

} // namespace

std::size_t residentBytes()
{
    return statusBytes("VmRSS:");
}

std::size_t peakResidentBytes()
{
    return statusBytes("VmHWM:");
}

} // namespace hitwatch::test
