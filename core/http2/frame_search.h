// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/held_bytes.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace hitwatch {

/// Finds where frames begin in a stream that was lost or joined in the middle: where three plausible
/// frame headers follow each other, or where the frames from the beginning of one segment to the
/// end of another are plausible. Each byte is looked at once, and the candidates are few: whoever
/// makes up bytes cannot make the search slow.
class FrameSearch {
public:
    /// @param fewest frames that have to fill whole segments exactly to be believed
    explicit FrameSearch(unsigned fewest)
        : m_fewest(fewest)
    {
    }
    void believe(unsigned fewest) { m_fewest = fewest; }

    /// Looks at one more piece of the stream, kept in @p held.
    void add(ByteView piece, const SegmentOrigin &origin, HeldBytes &held, BlockPool &pool);
    /// @returns where in what is held the frames begin, once that is known
    std::optional<std::size_t> find(const HeldBytes &held);
    /// Begins again: the stream goes on behind a hole.
    void interrupt(HeldBytes &held, BlockPool &pool);

    /// The pieces that are held, for who reads them again.
    std::size_t pieces() const { return m_pieces; }
    std::size_t pieceBegin(std::size_t piece) const { return m_begins[piece].offset; }
    const SegmentOrigin &pieceOrigin(std::size_t piece) const { return m_begins[piece].origin; }

private:
    struct Candidate {
        std::size_t start = 0;
        std::size_t next = 0; ///< where its next frame header is to be
        unsigned frames = 0;
    };
    struct Piece {
        std::size_t offset = 0;
        SegmentOrigin origin;
    };
    bool beginsPiece(std::size_t offset) const;

    unsigned m_fewest;
    std::size_t m_scanned = 0; ///< no frame header begins before, but for those of the candidates
    std::size_t m_pieces = 0;
    std::size_t m_candidates = 0;
    std::array<Piece, 16> m_begins;
    std::array<Candidate, 8> m_list;
};

} // namespace hitwatch
