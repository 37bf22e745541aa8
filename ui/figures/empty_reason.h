// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

#include <QString>

#include <optional>

namespace hitwatch {

/// What stands between a person and numbers. A plain value.
struct EmptyReason {
    enum class Action : std::uint8_t {
        None,
        PickInterfaces,
        OpenFile,
        ChangeFilter,
        TryDemo,
        CopyCommand,
    };

    QString title {}; ///< "No packets on lo"
    QString text {}; ///< why, and what to do next; plain text
    QString command {}; ///< to copy, for Action::CopyCommand
    Action action = Action::None;

    bool operator==(const EmptyReason &) const = default;
};

/// Why nothing shows, or nothing when something does: not started; no packets on these interfaces;
/// packets, but only TLS (with the server names and counts); no HTTP among the packets; HTTP
/// excluded by the filter; no permission; the interface went away; the window is empty, but there
/// was HTTP before.
/// @param failure why the capture failed, when it did. @param view null: none yet.
std::optional<EmptyReason> emptyReason(CaptureState state, const CaptureRequest &request,
    const MonitorView *view, const std::optional<Error> &failure);

/// "host 10.0.0.7, ports 80": what limits the capture itself; empty where nothing does.
QString captureFilterText(const CaptureRequest &request);

} // namespace hitwatch
