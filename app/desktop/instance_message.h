// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace hitwatch {

/// What a second start of the program says to the first one.
struct InstanceMessage {
    static constexpr int kMaxArguments = 256;

    QStringList arguments; ///< not checked
    QByteArray activationToken; ///< of Wayland or startup notification; empty: none

    bool operator==(const InstanceMessage &) const = default;
};

/// One line of JSON. @returns nothing when it is not a message.
std::optional<InstanceMessage> readInstanceMessage(const QByteArray &line);
QByteArray writeInstanceMessage(const InstanceMessage &message);

} // namespace hitwatch
