// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/hpack_decoder.h"

#include "http2/hpack_huffman.h"

#include <algorithm>
#include <optional>

namespace hitwatch {

namespace {

/// A string as far as it is needed.
struct HpackString {
    std::uint32_t length = 0;
    std::string_view text; ///< its beginning, where there was room
};

/// The bytes of a block that are not read yet (RFC 7541, 5).
struct BlockReader {
    ByteView bytes;
    bool valid = true;

    std::uint64_t integer(unsigned prefixBits)
    {
        const auto fullPrefix = static_cast<std::uint8_t>((1U << prefixBits) - 1);
        std::uint64_t value = next() & fullPrefix;
        if (value < fullPrefix)
            return value;
        // Five more bytes hold more than 32 bits: nothing in a block is as long as that.
        for (unsigned shift = 0; shift <= 28; shift += 7) {
            const std::uint8_t byte = next();
            value += std::uint64_t { byte & 0x7FU } << shift;
            if ((byte & 0x80U) == 0)
                return value;
        }
        valid = false;
        return 0;
    }

    /// @param measured its length has to be known even if there is no room for the text
    HpackString string(char *room, std::size_t roomBytes, bool measured)
    {
        const bool huffman = !bytes.empty() && (bytes.front() & 0x80U) != 0;
        const std::uint64_t length = integer(7);
        if (!valid || length > bytes.size()) {
            valid = false;
            return {};
        }
        const ByteView coded = bytes.first(static_cast<std::size_t>(length));
        bytes = bytes.subspan(coded.size());
        if (!huffman) {
            return { static_cast<std::uint32_t>(coded.size()),
                asText(coded).substr(0, roomBytes) };
        }
        if (roomBytes == 0 && !measured)
            return {};
        const std::optional<std::size_t> decoded = decodeHuffman(coded, room, roomBytes);
        valid = decoded.has_value();
        const std::size_t size = decoded.value_or(0);
        return { static_cast<std::uint32_t>(size), { room, std::min(size, roomBytes) } };
    }

private:
    std::uint8_t next()
    {
        if (bytes.empty()) {
            valid = false;
            return 0;
        }
        const std::uint8_t byte = bytes.front();
        bytes = bytes.subspan(1);
        return byte;
    }
};

void note(HpackFields &fields, const HpackEntry &entry)
{
    if (entry.name == HpackName::Unknown) {
        fields.unknownNames = true;
        return;
    }
    if (entry.name == HpackName::Other)
        return;
    HpackFields::Field &field = fields.fields[static_cast<std::size_t>(entry.name)];
    // Peers refuse a message with a pseudo-header field twice (RFC 9113, 8.3).
    if (field.state != HpackFields::State::Absent)
        return;
    field.state = entry.valueKnown ? HpackFields::State::Known : HpackFields::State::Unknown;
    field.value = entry.value;
    field.cut = entry.valueKnown && entry.value.size() < entry.valueLength;
}

} // namespace

bool HpackDecoder::decode(
    ByteView block, HpackFields &fields, HpackScratch &scratch, BlockPool &pool)
{
    fields = HpackFields();
    BlockReader reader { block };
    std::size_t used = 0;
    // A text of the table may be dropped before the block ends.
    const auto keep = [&](std::string_view text) {
        const std::size_t size = std::min(text.size(), scratch.bytes.size() - used);
        char *const at = scratch.bytes.data() + used;
        std::copy_n(text.data(), size, at);
        used += size;
        return std::string_view(at, size);
    };
    while (!reader.bytes.empty()) {
        const std::uint8_t first = reader.bytes.front();
        if ((first & 0xE0U) == 0x20U) {
            m_table.resize(reader.integer(5), pool);
            if (!reader.valid)
                return false;
            continue;
        }
        const bool indexed = (first & 0x80U) != 0;
        const bool inserted = (first & 0xC0U) == 0x40U;
        const std::uint64_t index = reader.integer(indexed ? 7 : inserted ? 6 : 4);
        if (!reader.valid || (indexed && index == 0))
            return false;
        HpackEntry entry;
        if (index > 0) {
            const std::optional<HpackEntry> named = m_table.at(index);
            if (!named)
                return false;
            entry = *named;
        } else {
            std::array<char, 16> room;
            const HpackString name = reader.string(room.data(), room.size(), true);
            entry.name = name.length <= room.size() ? hpackNameOf(name.text) : HpackName::Other;
            entry.nameLength = name.length;
        }
        const bool wanted = entry.name < HpackName::Other
            && fields[entry.name].state == HpackFields::State::Absent;
        if (!indexed) {
            // Of the names that are kept an inserted value is needed even if it is a second one.
            const std::size_t room = entry.name < HpackName::Other
                ? std::min(HpackTable::kLongestValue, scratch.bytes.size() - used)
                : 0;
            const HpackString value =
                reader.string(scratch.bytes.data() + used, room, inserted);
            entry.valueLength = value.length;
            entry.value = value.text;
            entry.valueKnown = true;
            if (wanted)
                entry.value = keep(value.text);
        } else if (wanted && entry.valueKnown) {
            entry.value = keep(entry.value);
        }
        if (!reader.valid)
            return false;
        note(fields, entry);
        if (inserted)
            m_table.insert(entry, pool);
    }
    return true;
}

} // namespace hitwatch
