// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Follows the chunked transfer coding (RFC 9112, 7.1) and steps over the chunks' contents.
class ChunkedReader {
public:
    enum class State : std::uint8_t { Reading, Done, Malformed };

    struct Progress {
        std::size_t consumed = 0; ///< bytes that belong to the body
        std::uint64_t content = 0; ///< content bytes among them
        State state = State::Reading;
    };

    /// @param overheadLimit bytes that one chunk's line, or the trailers, may have
    Progress read(std::string_view bytes, std::size_t overheadLimit);

    /// Content bytes that a gap here would hide without hiding anything else.
    std::uint64_t contentLeft() const { return m_step == Step::Data ? m_left : 0; }
    /// The next byte begins a trailer line, or the blank line that ends the body.
    bool atTrailerLine() const { return m_step == Step::Trailer && m_lineEmpty; }
    /// Steps over a gap of at most contentLeft() bytes.
    void skip(std::uint64_t length);

private:
    enum class Step : std::uint8_t { Size, Extension, Data, DataEnd, Trailer };

    bool sizeByte(char c);
    bool lineEnd();
    bool trailerByte(char c);

    std::uint64_t m_left = 0;
    std::size_t m_overhead = 0;
    Step m_step = Step::Size;
    bool m_digitSeen = false;
    bool m_lineEmpty = true;
};

} // namespace hitwatch
