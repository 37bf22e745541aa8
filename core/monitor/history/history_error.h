// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace hitwatch {

struct HistoryError {
    enum class Kind : std::uint8_t {
        Temporary, ///< disk full, no permission, busy: another time it may do
        Damaged, ///< not a history, or not a sound one
        Newer, ///< written by a newer version
        NoDriver, ///< Qt cannot read SQLite here
    };

    Kind kind = Kind::Temporary;
    QString why; ///< as the database or the system says it
};

} // namespace hitwatch
