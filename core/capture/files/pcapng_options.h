// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/endian_loader.h"
#include "common/byte_view.h"

#include <cstdint>

namespace hitwatch {

/// Walks the options of a pcapng block (draft-ietf-opsawg-pcapng, 3.5); ends at the first one that
/// does not fit.
class PcapngOptions {
public:
    PcapngOptions(ByteView bytes, EndianLoader order)
        : m_bytes(bytes)
        , m_order(order)
    {
    }

    /// Goes to the next option. @returns false behind the last one.
    bool next();

    std::uint16_t code() const { return m_code; }
    ByteView value() const { return m_value; }
    std::uint64_t value64() const { return m_order.load64(m_value.data()); } ///< of 8 bytes

private:
    ByteView m_bytes;
    EndianLoader m_order;
    std::uint16_t m_code = 0;
    ByteView m_value;
};

inline bool PcapngOptions::next()
{
    constexpr std::size_t kHeaderBytes = 4;
    if (m_bytes.size() < kHeaderBytes)
        return false;
    m_code = m_order.load16(m_bytes.data());
    const std::size_t length = m_order.load16(m_bytes.data() + 2);
    if (m_code == 0 || length > m_bytes.size() - kHeaderBytes)
        return false;
    m_value = m_bytes.subspan(kHeaderBytes, length);
    const std::size_t padded = kHeaderBytes + ((length + 3) & ~std::size_t { 3 });
    m_bytes = padded < m_bytes.size() ? m_bytes.subspan(padded) : ByteView {};
    return true;
}

} // namespace hitwatch
