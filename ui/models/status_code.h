// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace hitwatch {

/// Index into Colours::statusClass: 1 to 5; what is none of the five classes counts as 5; 0 (no
/// response) is 0.
int statusClassOf(std::uint16_t status);

/// The reason phrase of the HTTP Status Code Registry (RFC 9110, 16.2): "Not Found"; empty: none.
/// A term of the protocol, not translated.
QString reasonPhrase(std::uint16_t status);

/// "404 Not Found"
QString statusText(std::uint16_t status);

} // namespace hitwatch
