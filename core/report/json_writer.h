// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Writes one JSON value (RFC 8259) piece by piece. Always valid UTF-8: bytes that are not become
/// U+FFFD, one for each; control characters (C1 too), marks that turn the direction of text
/// and invisible ones are escaped.
class JsonWriter {
public:
    explicit JsonWriter(bool indented)
        : m_indented(indented)
    {
    }

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    void key(std::string_view name);
    void string(std::string_view value);
    void number(std::uint64_t value);
    /// At most three decimals, at least @p decimals; null when it is not finite.
    void number(double value, int decimals = 1);
    void boolean(bool value);
    void null();

    void field(std::string_view name, std::uint64_t value)
    {
        key(name);
        number(value);
    }
    void field(std::string_view name, std::string_view value)
    {
        key(name);
        string(value);
    }

    const std::string &text() const { return m_text; }

private:
    void begin(char bracket);
    void end(char bracket);
    void separate();
    void newLine();

    bool m_indented;
    bool m_afterKey = false;
    std::vector<bool> m_hasMembers;
    std::string m_text;
};

} // namespace hitwatch
