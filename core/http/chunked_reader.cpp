// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/chunked_reader.h"

#include "http/http_syntax.h"

#include <algorithm>

namespace hitwatch {

namespace {

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

ChunkedReader::Progress ChunkedReader::read(std::string_view bytes, std::size_t overheadLimit)
{
    Progress progress;
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_step == Step::Data) {
            const auto step =
                static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size() - at));
            progress.content += step;
            at += step;
            skip(step);
            continue;
        }
        const char c = bytes[at++];
        bool valid = ++m_overhead <= overheadLimit;
        bool done = false;
        switch (m_step) {
        case Step::Size:
            valid = valid && sizeByte(c);
            break;
        case Step::Extension:
            valid = valid && (c != '\n' || lineEnd());
            break;
        case Step::DataEnd:
            valid = valid && (c == '\r' || c == '\n');
            if (c == '\n') {
                m_step = Step::Size;
                m_overhead = 0;
            }
            break;
        case Step::Trailer:
            done = trailerByte(c);
            break;
        case Step::Data:
            break;
        }
        if (!valid || done) {
            progress.state = valid ? State::Done : State::Malformed;
            break;
        }
    }
    progress.consumed = at;
    return progress;
}

bool ChunkedReader::sizeByte(char c)
{
    const int digit = hexDigit(c);
    if (digit >= 0) {
        if (m_left >> 60 != 0)
            return false;
        m_left = m_left << 4 | static_cast<std::uint64_t>(digit);
        m_digitSeen = true;
        return true;
    }
    if (!m_digitSeen)
        return isBlank(c);
    if (c == '\n')
        return lineEnd();
    if (c == ';' || c == '\r' || isBlank(c)) {
        m_step = Step::Extension;
        return true;
    }
    return false;
}

bool ChunkedReader::lineEnd()
{
    m_step = m_left == 0 ? Step::Trailer : Step::Data;
    m_digitSeen = false;
    m_lineEmpty = true;
    m_overhead = 0;
    return true;
}

bool ChunkedReader::trailerByte(char c)
{
    if (c == '\n') {
        const bool blank = m_lineEmpty;
        m_lineEmpty = true;
        return blank;
    }
    if (c != '\r')
        m_lineEmpty = false;
    return false;
}

void ChunkedReader::skip(std::uint64_t length)
{
    m_left -= length;
    if (m_left == 0) {
        m_step = Step::DataEnd;
        m_overhead = 0;
    }
}

} // namespace hitwatch
