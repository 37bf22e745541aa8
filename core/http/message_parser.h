// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/header_section.h"

#include <memory>

namespace hitwatch {

/// Reads header sections: ordinary ones by readPlainFields(), all others with llhttp. The start
/// line is read by readStartLine() because llhttp knows only its own list of methods: each section
/// begins from the state that llhttp has behind a start line, which is copied, not parsed again. So
/// one parser serves all connections.
class MessageParser {
public:
    MessageParser();
    ~MessageParser();
    MessageParser(const MessageParser &) = delete;
    MessageParser &operator=(const MessageParser &) = delete;

    /// Reads the header section that begins at @p bytes (behind the start line). What llhttp
    /// refuses is read tolerantly once its blank line is there. The result does not depend on how
    /// many bytes follow the section.
    HeaderSection readRequestFields(std::string_view bytes);
    HeaderSection readResponseFields(std::string_view bytes);

    /// The same without readPlainFields(), which must never differ from these.
    HeaderSection readRequestFieldsByByte(std::string_view bytes);
    HeaderSection readResponseFieldsByByte(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
