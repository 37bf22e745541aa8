// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/header_section.h"

#include <cstring>

namespace hitwatch {

std::size_t findHeaderSectionEnd(std::string_view bytes, std::size_t from)
{
    std::size_t line = from;
    while (line < bytes.size()) {
        const void *found = std::memchr(bytes.data() + line, '\n', bytes.size() - line);
        if (!found)
            return std::string_view::npos;
        const auto end = static_cast<std::size_t>(static_cast<const char *>(found) - bytes.data());
        if (end == line || (end == line + 1 && bytes[line] == '\r'))
            return end + 1;
        line = end + 1;
    }
    return std::string_view::npos;
}

} // namespace hitwatch
