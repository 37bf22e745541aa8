// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "http2/hpack_table.h"

#include <array>
#include <string_view>

namespace hitwatch {

/// What a field block says. The texts are valid until the next block is decoded.
struct HpackFields {
    enum class State : std::uint8_t {
        Absent,
        Known,
        Unknown, ///< sent, but its value stands in a table entry that was not seen
    };
    struct Field {
        State state = State::Absent;
        bool cut = false; ///< longer than HpackTable::kLongestValue
        std::string_view value;
    };
    std::array<Field, kHpackKeptNames> fields;
    bool unknownNames = false; ///< there were fields whose name is not known: any may be among them

    const Field &operator[](HpackName name) const
    {
        return fields[static_cast<std::size_t>(name)];
    }
    bool known(HpackName name) const { return (*this)[name].state == State::Known; }
};

/// Room for the texts of one block; one for all decoders of a thread.
struct HpackScratch {
    std::array<char, kHpackKeptNames * HpackTable::kLongestValue> bytes;
};

/// Decodes the field blocks of one direction (RFC 7541) from any moment of the connection on.
class HpackDecoder {
public:
    void reset(bool beginningSeen, BlockPool &pool) { m_table.reset(beginningSeen, pool); }
    /// A block was lost: the table is of unknown content.
    void forget(BlockPool &pool) { m_table.forget(pool); }

    /// @returns false for a block that no peer would accept (RFC 7541, 2.1: a decoding error ends
    ///   the connection)
    bool decode(ByteView block, HpackFields &fields, HpackScratch &scratch, BlockPool &pool);

private:
    HpackTable m_table;
};

} // namespace hitwatch
