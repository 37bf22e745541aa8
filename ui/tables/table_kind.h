// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// The tables of the window.
enum class TableKind : std::uint8_t {
    Sections,
    Hosts,
    Methods,
    Statuses,
    Clients,
    Interfaces,
    Requests,
};

} // namespace hitwatch
