// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace hitwatch {

/// Moves this process (before it starts threads) into a network namespace of its own, which ends
/// with the process, however it ends. @returns an empty text, or why that is not possible.
QString enterPrivateNetwork();

/// Runs iproute2 with @p arguments ("link add ..."). @returns false and warns when it fails.
bool ip(const QString &arguments);

/// Two interfaces that are up, "va" and "vb": what goes into one comes out of the other.
bool addInterfacePair();
/// Removes both, if they are still there.
void removeInterfacePair();

/// Sends Ethernet frames of a local experimental type, numbered, through one interface.
class FrameSender {
public:
    static constexpr std::uint16_t kEtherType = 0x88b5; // IEEE 802 local experimental 1

    explicit FrameSender(const char *interface);
    ~FrameSender();
    FrameSender(const FrameSender &) = delete;
    FrameSender &operator=(const FrameSender &) = delete;

    /// @returns how many the kernel took.
    int send(int count, std::size_t bytes = 200);
    /// @returns whether the kernel took it.
    bool sendFrame(const std::vector<std::uint8_t> &frame);

private:
    int m_socket = -1;
    int m_interface = 0;
    std::uint32_t m_next = 0;
};

} // namespace hitwatch
