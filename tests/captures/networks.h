// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "captures/transform.h"

#include <QString>

#include <functional>

/// The same traffic at several places, and other traffic with the same addresses.
namespace hitwatch::test {

/// Wraps an Ethernet frame that holds IP. The two directions may get different tags.
using Wrap = std::function<Bytes(const Bytes &ethernetFrame, std::uint32_t network)>;

struct Encapsulation {
    QString name;
    Wrap wrap;
};
std::vector<Encapsulation> encapsulations();

/// Each TCP segment, and behind it the copy of another interface with another address instead of
/// the server's or the client's: on a host that translates addresses.
Frames withTranslatedCopies(const Frames &frames, bool ofServer);

/// Each TCP segment, and behind it the copy of another interface in network 5. When
/// @p isAsymmetric, the other direction is in network 6.
Frames withWrappedCopies(const Frames &frames, const Wrap &wrap, bool isAsymmetric);

/// Each TCP segment in network 5, and behind it one of another connection with the same addresses
/// in network 6: other sequence numbers, the same bytes.
Frames onTwoNetworks(const Frames &frames, const Wrap &wrap);

} // namespace hitwatch::test
